import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../parts/button.tsx";
import { Buttons } from "../parts/buttons.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Loading } from "../parts/loading.tsx";
import type { Meeting, MeetingsOf } from "./meeting.ts";
import { PlannedMeeting } from "./planned-meeting.tsx";
import { SessionTable } from "./session-table.tsx";

const PlanForm = lazy(() => import("./plan-form.tsx"));
const RecordForm = lazy(() => import("./record-form.tsx"));

/** What a dialog is about: a new meeting, a planned one to be moved, or one to be written down. */
type Doing = { readonly what: "plan" | "record" } | { readonly what: "move" | "record"; readonly meeting: Meeting };

/** Meetings to come and how they went, for peer and coordinator. Days, minutes and who came; no field for words (ASG-08). */
export function MeetingList({ referralId, assignmentId, meetings, sessions }: MeetingsOf) {
  const { t } = useTranslation("app");
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  const ahead = meetings.filter(({ status }) => status === "planned" || status === "to-record");
  const meeting = doing !== undefined && "meeting" in doing ? doing.meeting : undefined;
  return (
    <>
      {ahead.length === 0 ? <p>{t("meetings.none")}</p> : (
        <ul className="unstyled-list">
          {ahead.map((each) => <PlannedMeeting key={each.meetingId} assignmentId={assignmentId} meeting={each} onMove={() => setDoing({ what: "move", meeting: each })} onRecord={() => setDoing({ what: "record", meeting: each })} />)}
        </ul>
      )}
      <Buttons>
        <Button variant="secondary" onPress={() => setDoing({ what: "plan" })}>{t("meetings.plan")}</Button>
        <Button variant="secondary" onPress={() => setDoing({ what: "record" })}>{t("meetings.record")}</Button>
      </Buttons>
      <SessionTable sessions={sessions} />
      <Dialog isOpen={doing !== undefined} heading={doing === undefined ? "" : t(`meetings.dialog.${doing.what}`)} onClose={done}>
        <Suspense fallback={<Loading />}>
          {doing?.what === "record"
            ? <RecordForm referralId={referralId} meeting={meeting} onDone={done} />
            : <PlanForm assignmentId={assignmentId} meeting={meeting} onDone={done} />}
        </Suspense>
      </Dialog>
    </>
  );
}
