import { useTranslation } from "react-i18next";
import { announce } from "../app/announcer.tsx";
import { clients } from "../calls/clients.ts";
import { useCommand } from "../calls/use-command.ts";
import { Button } from "../parts/button.tsx";
import { Buttons } from "../parts/buttons.tsx";
import { Problem } from "../parts/problem.tsx";
import { When } from "../parts/when.tsx";
import type { Meeting } from "./meeting.ts";

/** One meeting that was planned: to come, or waiting to hear who came. */
export function PlannedMeeting({ assignmentId, meeting: { meetingId, startsAt, minutes, place, status }, onMove, onRecord }: {
  readonly assignmentId: string;
  readonly meeting: Meeting;
  readonly onMove: () => void;
  readonly onRecord: () => void;
}) {
  const { t } = useTranslation(["app", "codes"]);
  const cancel = useCommand(clients.peers.cancelMeeting, { onDone: () => announce(t("meetings.cancelled")) });
  const isOver = status === "to-record";
  return (
    <li className="planned-meeting">
      <p><strong><When at={startsAt} form="moment" /></strong><br />{t("meetings.minutes", { count: minutes })}, {t(`codes:meetingPlace.${place}`).toLocaleLowerCase()}{isOver && <><br />{t("meetings.whoCame")}</>}</p>
      <Problem refusal={cancel.refusal} />
      <Buttons>
        {isOver ? <Button variant="secondary" onPress={onRecord}>{t("meetings.recordThis")}</Button> : <Button variant="secondary" onPress={onMove}>{t("meetings.move")}</Button>}
        <Button variant="secondary" isBusy={cancel.isSending} onPress={() => void cancel.send({ assignmentId, meetingId })}>{t(isOver ? "meetings.wasNot" : "meetings.cancel")}</Button>
      </Buttons>
    </li>
  );
}
