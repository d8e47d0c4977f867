import { peerCommands } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { announce } from "../app/announcer.tsx";
import { clients } from "../calls/clients.ts";
import { useCommand } from "../calls/use-command.ts";
import { Choices } from "../forms/choices.tsx";
import { Form } from "../forms/form.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Button } from "../parts/button.tsx";
import { dayAndTimeInDenmark } from "./danish-time.ts";
import type { Meeting } from "./meeting.ts";

const schema = peerCommands.RecordSession.pick({ date: true, minutes: true, attendance: true });

/** Which day, how long, who came, and nothing else (ASG-08). */
export default function RecordForm({ referralId, meeting, onDone }: { readonly referralId: string; readonly meeting: Meeting | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation(["app", "codes"]);
  const record = useCommand(clients.peers.recordSession, {
    onDone: () => {
      announce(t("meetings.recorded"));
      onDone();
    },
  });
  const initial = meeting === undefined ? {} : { date: dayAndTimeInDenmark(meeting.startsAt).date, minutes: meeting.minutes };
  const send = (values: z.infer<typeof schema>) => record.send({ referralId, ...values, ...(meeting === undefined ? {} : { meetingId: meeting.meetingId }) });
  return (
    <Form schema={schema} initial={initial} onSubmit={send} refusal={record.refusal}>
      <p>{t("meetings.nothingElse")}</p>
      <TextField name="date" type="date" label={t("meetings.day")} />
      <TextField name="minutes" type="number" inputMode="numeric" label={t("meetings.minutesLong")} />
      <Choices name="attendance" label={t("meetings.came")} options={schema.shape.attendance.options.map((value) => ({ value, label: t(`codes:attendance.${value}`) }))} />
      <Button type="submit" isBusy={record.isSending}>{t("meetings.saveRecord")}</Button>
    </Form>
  );
}
