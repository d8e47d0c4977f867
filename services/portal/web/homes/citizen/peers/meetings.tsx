import { useTranslation } from "react-i18next";
import { DataTable } from "../../../parts/data-table.tsx";
import { useDates } from "../../../parts/when.tsx";
import type { MyAssignment } from "./my-peer.tsx";

/** The next meeting first, then all of them. */
export function Meetings({ assignment: { nextMeeting, meetings } }: { readonly assignment: MyAssignment }) {
  const { t } = useTranslation(["citizen", "codes"]);
  const say = useDates();
  return (
    <section aria-labelledby="meetings">
      <h2 id="meetings">{t("peers.meetings")}</h2>
      {nextMeeting === null
        ? <p>{t("peers.noMeeting")}</p>
        : <p className="font-lead">{t("peers.next", { at: say(nextMeeting.startsAt, "moment"), minutes: nextMeeting.minutes })} {t(`myMeetingPlace.${nextMeeting.place}`, { ns: "codes" })}.</p>}
      {meetings.length > 0 && (
        <DataTable
          caption={t("peers.meetings")} rows={meetings} keyOf={({ meetingId }) => meetingId}
          columns={[
            { heading: t("peers.when"), cell: ({ startsAt }) => say(startsAt, "moment") },
            { heading: t("peers.where"), cell: ({ place }) => t(`myMeetingPlace.${place}`, { ns: "codes" }) },
            { heading: t("peers.how"), cell: ({ status }) => t(`peers.meeting.${status}`) },
          ]}
        />
      )}
    </section>
  );
}
