import { useSuspenseQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useOpened } from "../../../calls/use-opened.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { DisclosureNote } from "../../../parts/disclosure-note.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { When } from "../../../parts/when.tsx";
import { useReferralId } from "../use-referral-id.ts";
import { AskPeers } from "./ask-peers.tsx";
import { Removed } from "./removed.tsx";

/** Who can walk along: which peers suit, and what took the others off the list (ASG-05). They are asked without a name. */
export default function Match() {
  const { t } = useTranslation("organisation");
  const referralId = useReferralId();
  const [{ data: { status, answerBy } }, { data: { consentEpoch } }] = useSuspenseQueries({ queries: [ask.peers.getAssignment({ referralId }), ask.referral.getOffer({ referralId })] });
  const canAsk = status === "open";
  const find = useOpened(clients.peers.findPeers, { isOpen: canAsk, version: consentEpoch });
  return (
    <>
      <p><Link to={`/organisation/cases/${referralId}`}>{t("match.toCase")}</Link></p>
      <PageHeading>{t("titles.match")}</PageHeading>
      {!canAsk && <Alert variant="info" heading={t(`match.standing.${status}`)} headingLevel={2}>{answerBy !== null && <p className="alert-text">{t("case.by")} <When at={answerBy} />.</p>}</Alert>}
      {canAsk && find.answer === undefined && (
        <>
          <p className="font-lead">{t("match.lead")}</p>
          <DisclosureNote id="find-note" />
          <Problem refusal={find.refusal} headingLevel={2} />
          <Button isBusy={find.isSending} describedBy="find-note" onPress={() => void find.send({ referralId })}>{t("match.find")}</Button>
        </>
      )}
      {find.answer !== undefined && (
        <>
          <AskPeers referralId={referralId} suitable={find.answer.suitable} />
          <Removed removed={find.answer.removed} />
        </>
      )}
    </>
  );
}
