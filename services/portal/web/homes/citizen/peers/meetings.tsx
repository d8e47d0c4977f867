import { useTranslation } from "react-i18next";
import { DataTable } from "../../../parts/data-table.tsx";
import { useDates } from "../../../parts/when.tsx";
import type { MyAssignment } from "./my-peer.tsx";

/** The next meeting first, then what else is planned, then those that were, whether they had been planned or not. */
export function Meetings({ assignment: { nextMeeting, meetings, sessions } }: { readonly assignment: MyAssignment }) {
  const { t } = useTranslation(["citizen", "codes"]);
  const say = useDates();
  // One that was recorded stands among those that were.
  const planned = meetings.flatMap(({ status, ...meeting }) => (status === "held" || status === "missed" ? [] : [{ ...meeting, status }]));
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{t("peers.meetings")}</h2>
      {nextMeeting === null
        ? <p>{t("peers.noMeeting")}</p>
        : <p className="font-lead">{t("peers.next", { at: say(nextMeeting.startsAt, "moment"), minutes: nextMeeting.minutes })} {t(`myMeetingPlace.${nextMeeting.place}`, { ns: "codes" })}.</p>}
      {planned.length > 0 && (
        <DataTable
          caption={t("peers.planned")} rows={planned} keyOf={({ meetingId }) => meetingId}
          columns={[
            { heading: t("peers.when"), cell: ({ startsAt }) => say(startsAt, "moment") },
            { heading: t("peers.where"), cell: ({ place }) => t(`myMeetingPlace.${place}`, { ns: "codes" }) },
            { heading: t("peers.how"), cell: ({ status }) => t(`peers.meeting.${status}`) },
          ]}
        />
      )}
      {sessions.length > 0 && (
        <DataTable
          caption={t("peers.met")} rows={sessions} keyOf={({ sessionId }) => sessionId}
          columns={[
            { heading: t("peers.when"), cell: ({ date }) => say(date) },
            { heading: t("peers.howLong"), cell: ({ minutes }) => t("peers.minutes", { count: minutes }) },
            { heading: t("peers.whoCame"), cell: ({ attendance }) => t(`peers.came.${attendance}`) },
          ]}
        />
      )}
    </section>
  );
}
