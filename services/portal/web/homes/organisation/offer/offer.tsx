import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { useOpened } from "../../../calls/use-opened.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { DisclosureNote } from "../../../parts/disclosure-note.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { When } from "../../../parts/when.tsx";
import { useReferralId } from "../use-referral-id.ts";
import { DeclineDialog } from "./decline-dialog.tsx";
import { OfferContent } from "./offer-content.tsx";

/** A request without a name: open it, say yes or no. */
export default function Offer() {
  const { t } = useTranslation("organisation");
  const referralId = useReferralId();
  const navigate = useNavigate();
  const { data: { status, sentAt, answerBy, openedAt, isOverdue, consentEpoch } } = useSuspenseQuery(ask.referral.getOffer({ referralId }));
  const waits = status === "offered";
  const open = useOpened(clients.referral.openOffer, { isOpen: waits, version: consentEpoch });
  const accept = useCommand(clients.referral.acceptOffer, { onDone: () => void navigate({ to: `/organisation/cases/${referralId}` }) });
  const [isDeclining, setDeclining] = useState(false);
  return (
    <>
      <p><Link to="/organisation">{t("toInbox")}</Link></p>
      <PageHeading>{t("titles.offer")}</PageHeading>
      <Facts
        facts={[
          [t("offer.sent"), <When key="sent" at={sentAt} />],
          [t("offer.answerBy"), waits ? <><When at={answerBy} /> {isOverdue && <Badge kind="error">{t("home.overdue")}</Badge>}</> : null],
          [t("offer.opened"), openedAt === null ? t("offer.notOpened") : <When at={openedAt} form="moment" />],
        ]}
      />
      {!waits && <Alert variant="info" heading={t(`offer.over.${status}`)} headingLevel={2}>{(status === "accepted" || status === "in_course") && <Link to={`/organisation/cases/${referralId}`}>{t("offer.toCase")}</Link>}</Alert>}
      {waits && open.answer === undefined && (
        <>
          <DisclosureNote id="open-note" />
          <Problem refusal={open.refusal} headingLevel={2} />
          <Button isBusy={open.isSending} describedBy="open-note" onPress={() => void open.send({ referralId })}>{t("offer.open")}</Button>
        </>
      )}
      {open.answer !== undefined && <OfferContent opened={open.answer} />}
      {waits && (
        <section aria-labelledby="answer">
          <h2 id="answer">{t("offer.answer")}</h2>
          <p>{t("offer.whatFollows")}</p>
          <Problem refusal={accept.refusal} />
          <Buttons>
            <Button variant="secondary" isBusy={accept.isSending} onPress={() => void accept.send({ referralId })}>{t("offer.accept")}</Button>
            <Button variant="secondary" onPress={() => setDeclining(true)}>{t("offer.decline")}</Button>
          </Buttons>
          <DeclineDialog referralId={referralId} isOpen={isDeclining} onClose={() => setDeclining(false)} />
        </section>
      )}
    </>
  );
}
