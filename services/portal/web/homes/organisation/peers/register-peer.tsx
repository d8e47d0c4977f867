import { Gender, MeetingTime, peerCommands, PeerEmployment, SupportForm, Theme } from "@haandslag/contracts";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { TextArea } from "../../../forms/text-area.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";
import { useLanguageNames } from "../../../parts/language-names.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";

const schema = peerCommands.RegisterPeer.omit({ idempotencyKey: true, peerId: true }).extend({ gender: Gender.nullish() });
const spoken = ["da", "en", "de", "ar", "fa", "so", "tr", "uk", "ur", "pl", "bs", "kl", "fo"];

/** A new peer. What they say of themself is shown to citizens, in the peer's own words. */
export default function RegisterPeer() {
  const { t } = useTranslation(["organisation", "codes"]);
  const languages = useLanguageNames();
  const navigate = useNavigate();
  const [peerId] = useState(() => crypto.randomUUID());
  const register = useCommand(clients.peers.registerPeer, {
    onDone: () => {
      announce(t("peers.registered"));
      void navigate({ to: `/organisation/peers/${peerId}` });
    },
  });
  return (
    <>
      <p><Link to="/organisation/peers">{t("peers.toPeers")}</Link></p>
      <PageHeading>{t("titles.registerPeer")}</PageHeading>
      <p className="font-lead">{t("peers.registerLead")}</p>
      <Form schema={schema} initial={{ themes: [], forms: [], languages: [], times: [] }} onSubmit={({ gender, ...peer }) => register.send({ peerId, ...peer, ...(gender ? { gender } : {}) })} refusal={register.refusal}>
        <TextField name="displayName" label={t("peers.displayName")} hint={t("peers.displayNameHint")} />
        <Choices name="employment" label={t("peers.employment")} options={PeerEmployment.options.map((value) => ({ value, label: t(`codes:employment.${value}`) }))} />
        <Choices isOptional name="gender" label={t("peers.gender")} options={Gender.options.map((value) => ({ value, label: t(`codes:gender.${value}`) }))} />
        <TextArea name="ownWords" label={t("peers.ownWords")} hint={t("peers.ownWordsHint")} />
        <Choices many name="themes" label={t("peers.themes")} options={Theme.options.map((value) => ({ value, label: t(`codes:theme.${value}`) }))} />
        <Choices many name="forms" label={t("peers.forms")} options={SupportForm.options.map((value) => ({ value, label: t(`codes:form.${value}`) }))} />
        <Choices many name="languages" label={t("peers.languages")} options={spoken.map((value) => ({ value, label: languages([value]) }))} />
        <Choices many isOptional name="times" label={t("peers.times")} options={MeetingTime.options.map((value) => ({ value, label: t(`codes:time.${value}`) }))} />
        <TextField name="loadCap" type="number" inputMode="numeric" label={t("peers.loadCap")} />
        <Button type="submit" isBusy={register.isSending}>{t("peers.registerSave")}</Button>
      </Form>
    </>
  );
}
