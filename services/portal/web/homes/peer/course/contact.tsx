import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useOpened } from "../../../calls/use-opened.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { ContactFacts } from "../../../parts/contact-facts.tsx";
import { DisclosureNote } from "../../../parts/disclosure-note.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** Name and contact, opened by a press: each time a disclosure (ASG-04). When the citizen shares less, it closes. */
export function Contact({ referralId }: { readonly referralId: string }) {
  const { t } = useTranslation("peer");
  const [hasOpened, setOpened] = useState(false);
  // What is shared may be asked for only by whom it was opened to.
  const { data: consents } = useQuery({ ...ask.consent.consentsOfReferral({ referralId }), enabled: hasOpened });
  const shared = consents?.consents.find(({ purpose }) => purpose === "referral")?.shared.join() ?? null;
  const open = useOpened(clients.peers.openContact, { isOpen: true, version: shared });
  const isOpen = open.answer !== undefined;
  const isClosedByUs = useRef(false);
  const hasClosed = hasOpened && !isOpen && !open.isSending && !isClosedByUs.current && shared !== null;
  useEffect(() => {
    if (isOpen) setOpened(true);
  }, [isOpen]);
  useEffect(() => {
    if (hasClosed) announce(t("contact.closedNow"));
  }, [hasClosed, t]);
  const show = () => {
    isClosedByUs.current = false;
    void open.send({ referralId });
  };
  const hide = () => {
    isClosedByUs.current = true;
    open.reset();
  };
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{t("contact.heading")}</h2>
      {open.answer === undefined ? (
        <>
          {hasClosed && <Alert variant="warning" heading={t("contact.sharesLess")} />}
          <DisclosureNote id="contact-note" />
          <Problem refusal={open.refusal} />
          <Button variant="secondary" isBusy={open.isSending} describedBy="contact-note" onPress={show}>{t("contact.open")}</Button>
        </>
      ) : (
        <>
          <div className="opened-case"><ContactFacts identity={open.answer.contact.identity} contact={open.answer.contact.contact} withheld={open.answer.withheld} /></div>
          <Button variant="secondary" onPress={hide}>{t("contact.close")}</Button>
        </>
      )}
    </section>
  );
}
