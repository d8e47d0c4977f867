import { MeetingPlace } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { announce } from "../app/announcer.tsx";
import { clients } from "../calls/clients.ts";
import { useCommand } from "../calls/use-command.ts";
import { Form } from "../forms/form.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Button } from "../parts/button.tsx";
import { dayAndTimeInDenmark, instantInDenmark } from "./danish-time.ts";
import type { Meeting } from "./meeting.ts";

/** `startsAt` is the field that the service speaks of: a time that has passed is said at the day. */
const schema = z.object({ startsAt: z.iso.date(), time: z.string().regex(/^\d{2}:\d{2}$/), minutes: z.int().min(1).max(600), place: MeetingPlace });

/** A new meeting, or another time for one. A place is a code: an address belongs in no plan. */
export default function PlanForm({ assignmentId, meeting, onDone }: { readonly assignmentId: string; readonly meeting: Meeting | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation(["app", "codes"]);
  const done = () => {
    announce(t("meetings.planned"));
    onDone();
  };
  const plan = useCommand(clients.peers.planMeeting, { onDone: done });
  const move = useCommand(clients.peers.moveMeeting, { onDone: done });
  const initial = meeting === undefined ? { minutes: 60 } : { startsAt: dayAndTimeInDenmark(meeting.startsAt).date, time: dayAndTimeInDenmark(meeting.startsAt).time, minutes: meeting.minutes, place: meeting.place };
  const send = ({ startsAt: day, time, minutes, place }: z.infer<typeof schema>) => {
    const wanted = { assignmentId, startsAt: instantInDenmark(day, time), minutes, place };
    return meeting === undefined ? plan.send(wanted) : move.send({ ...wanted, meetingId: meeting.meetingId });
  };
  return (
    <Form schema={schema} initial={initial} onSubmit={send} refusal={plan.refusal ?? move.refusal}>
      <TextField name="startsAt" type="date" label={t("meetings.day")} />
      <TextField name="time" type="time" label={t("meetings.time")} />
      <TextField name="minutes" type="number" inputMode="numeric" label={t("meetings.minutesLong")} />
      <SelectField name="place" label={t("meetings.where")} options={MeetingPlace.options.map((value) => ({ value, label: t(`codes:meetingPlace.${value}`) }))} />
      <Button type="submit" isBusy={plan.isSending || move.isSending}>{t(meeting === undefined ? "meetings.save" : "meetings.saveMove")}</Button>
    </Form>
  );
}
