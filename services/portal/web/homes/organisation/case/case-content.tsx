import type { ReferralClient } from "@haandslag/clients/referral";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useOpened } from "../../../calls/use-opened.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { ContactFacts } from "../../../parts/contact-facts.tsx";
import { DisclosureNote } from "../../../parts/disclosure-note.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { ProfileFacts } from "../../../parts/profile-facts.tsx";
import type { Standing } from "./case-over.tsx";

/** The case itself, opened by a press. When the citizen stops, or shares less, it closes before our eyes. */
export function CaseContent({ referralId, standing: { status, consentEpoch } }: { readonly referralId: string; readonly standing: Standing }) {
  const { t } = useTranslation("organisation");
  const runs = status === "accepted" || status === "in_course";
  const open = useOpened(clients.referral.openCase, { isOpen: runs, version: consentEpoch });
  const wasOpen = useRef(false);
  const isOpen = open.answer !== undefined;
  const hasClosed = wasOpen.current && !isOpen;
  useEffect(() => {
    if (hasClosed) announce(t("case.closedNow"));
    if (isOpen) wasOpen.current = true;
  }, [hasClosed, isOpen, t]);
  if (!runs) return null;
  return (
    <section aria-labelledby="content">
      <h2 id="content">{t("case.content")}</h2>
      {open.answer === undefined ? (
        <>
          {hasClosed && <Alert variant="warning" heading={t("case.sharesLess")} />}
          <DisclosureNote id="case-note" />
          <Problem refusal={open.refusal} />
          <Button isBusy={open.isSending} describedBy="case-note" onPress={() => void open.send({ referralId })}>{t("case.open")}</Button>
        </>
      ) : (
        <>
          <Opened of={open.answer} />
          <Button variant="secondary" onPress={open.reset}>{t("case.close")}</Button>
        </>
      )}
    </section>
  );
}

function Opened({ of: { case: part, withheld } }: { readonly of: Awaited<ReturnType<ReferralClient["openCase"]["mutate"]>> }) {
  const { t } = useTranslation("organisation");
  return (
    <div className="opened-case">
      <ContactFacts identity={part.identity} contact={part.contact} withheld={withheld} />
      <Facts facts={[[t("case.wish"), part.situation?.wish]]} />
      <ProfileFacts profile={part} />
    </div>
  );
}
