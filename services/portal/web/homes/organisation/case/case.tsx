import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { WithdrawalTold } from "../../../told/withdrawal-told.tsx";
import { useReferralId } from "../use-referral-id.ts";
import { whatIsNext } from "../what-is-next.ts";
import { CaseContent } from "./case-content.tsx";
import { CaseOver } from "./case-over.tsx";
import { CaseSteps } from "./case-steps.tsx";
import { Ending } from "./ending.tsx";
import { Meetings } from "./meetings.tsx";
import { OwnNotes } from "./own-notes.tsx";

/** One course of ours: where it is, what is needed, the citizen's own page of it, meetings, and its end. */
export default function Case() {
  const { t } = useTranslation("organisation");
  const referralId = useReferralId();
  const { data: standing } = useSuspenseQuery(ask.referral.getOffer({ referralId }));
  // Its assignment is there a moment after we said yes.
  const { data: assignment } = useQuery(ask.peers.getAssignment({ referralId }));
  const runs = standing.status === "accepted" || standing.status === "in_course";
  const { data: { assignments: [line] } } = useSuspenseQuery(ask.peers.listAssignments({ limit: 1, referralIds: [referralId] }));
  const peer = line?.peerName ?? undefined;
  return (
    <>
      <p><Link to="/organisation">{t("toInbox")}</Link></p>
      <PageHeading>{peer === undefined || !runs ? t("titles.case") : t("case.with", { peer })}</PageHeading>
      {runs ? <CaseSteps referralId={referralId} next={whatIsNext(assignment, standing.outcome !== null)} acceptedAt={standing.acceptedAt} answerBy={assignment?.answerBy ?? null} /> : <CaseOver standing={standing} />}
      <OwnNotes referralId={referralId} />
      <CaseContent referralId={referralId} standing={standing} />
      {runs && assignment !== undefined && (
        <>
          {assignment.wouldGive && <p>{t("case.wouldGive")}</p>}
          {assignment.status === "active" && <Meetings assignment={assignment} />}
          <Ending referralId={referralId} hasEnded={assignment.status === "ended"} outcome={standing.outcome} />
        </>
      )}
      {runs && <WithdrawalTold referralId={referralId} />}
    </>
  );
}
