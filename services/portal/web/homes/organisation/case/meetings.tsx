import type { PeerAssignmentClient } from "@haandslag/clients/peer-assignment";
import { useTranslation } from "react-i18next";
import { MeetingList } from "../../../meetings/meeting-list.tsx";

/** The meetings of a running course, for who coordinates it. */
export function Meetings({ assignment: { referralId, assignmentId, meetings, sessions, flags } }: { readonly assignment: Awaited<ReturnType<PeerAssignmentClient["getAssignment"]["query"]>> }) {
  const { t } = useTranslation("organisation");
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{t("case.meetings")}</h2>
      {flags.map((flag) => <p key={flag}>{t(`flag.${flag}`)}</p>)}
      <MeetingList {...{ referralId, assignmentId, meetings, sessions }} />
    </section>
  );
}
