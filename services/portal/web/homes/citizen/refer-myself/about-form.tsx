import type { NoticeLanguage } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { SelectField } from "../../../forms/select-field.tsx";
import { TextArea } from "../../../forms/text-area.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";
import { useLanguageNames } from "../../../parts/language-names.ts";
import { AboutMe, type AboutInput, type AboutValues } from "./about-input.ts";
import { genders, spokenLanguages, supportForms, themes, times } from "./choices.ts";
import { useAskMyself } from "./use-ask-myself.ts";

const empty: AboutValues = {
  citizen: { cprNumber: "", givenNames: [""], familyName: "", phones: [""], emails: [""] }, wish: "",
  profile: { situation: { themes: [] }, wishes: { forms: [], peerGender: "" }, practical: { languages: [], times: [] } },
  notices: { channel: "", language: "" },
};

/** Saved as a draft, and at once asked for one's own yes: both with one press. */
export function AboutForm({ organisationId }: { readonly organisationId: string }) {
  const { t, i18n } = useTranslation(["citizen", "codes"]);
  const named = useLanguageNames();
  const draft = useCommand(clients.referral.draftSelfReferral);
  const { askMyself, isSending, refusal } = useAskMyself();
  const send = async (input: AboutInput) => {
    const drafted = draft.answer ?? (await draft.send(input));
    if (drafted !== undefined) await askMyself(drafted.referralId, organisationId);
  };
  return (
    <Form<AboutValues, AboutInput> schema={AboutMe} initial={{ ...empty, notices: { channel: "", language: i18n.language as NoticeLanguage } }} refusal={draft.refusal ?? refusal} onSubmit={send}>
      <h2>{t("referMyself.me")}</h2>
      <TextField name="citizen.cprNumber" label={t("referMyself.cprNumber")} hint={t("referMyself.cprNumberHint")} inputMode="numeric" />
      <TextField name="citizen.givenNames.0" label={t("referMyself.givenNames")} autoComplete="given-name" />
      <TextField isOptional name="citizen.familyName" label={t("referMyself.familyName")} autoComplete="family-name" />
      <TextField isOptional name="citizen.phones.0" label={t("referMyself.phone")} type="tel" inputMode="tel" autoComplete="tel" />
      <TextField isOptional name="citizen.emails.0" label={t("referMyself.email")} type="email" inputMode="email" autoComplete="email" />
      <Choices name="notices.channel" label={t("referMyself.channel")} options={(["sms", "email"] as const).map((channel) => ({ value: channel, label: t(`channel.${channel}`, { ns: "codes" }) }))} />
      <h2>{t("referMyself.wishes")}</h2>
      <Choices many isOptional name="profile.situation.themes" label={t("referMyself.themes")} hint={t("referMyself.themesHint")} options={themes.map((value) => ({ value, label: t(`theme.${value}`, { ns: "codes" }) }))} />
      <TextArea isOptional name="wish" label={t("referMyself.wish")} hint={t("referMyself.wishHint")} />
      <Choices many name="profile.wishes.forms" label={t("referMyself.formWished")} options={supportForms.map((value) => ({ value, label: t(`form.${value}`, { ns: "codes" }) }))} />
      <SelectField isOptional name="profile.wishes.peerGender" label={t("referMyself.peerGender")} options={genders.map((value) => ({ value, label: t(`gender.${value}`, { ns: "codes" }) }))} />
      <Choices many name="profile.practical.languages" label={t("referMyself.languages")} options={spokenLanguages.map((value) => ({ value, label: named([value]) }))} />
      <Choices many isOptional name="profile.practical.times" label={t("referMyself.times")} options={times.map((value) => ({ value, label: t(`time.${value}`, { ns: "codes" }) }))} />
      <p>{t("referMyself.nothingSent")}</p>
      <Button type="submit" isBusy={draft.isSending || isSending}>{t("referMyself.toQuestions")}</Button>
    </Form>
  );
}
