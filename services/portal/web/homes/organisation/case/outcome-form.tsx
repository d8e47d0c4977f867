import { outcomesCommands } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { Button } from "../../../parts/button.tsx";

const schema = outcomesCommands.RecordOutcome.pick({ outcome: true });

/** How it ended, one of few codes; then the course stops running, and its peer is free. */
export function OutcomeForm({ referralId, hasEnded, onDone }: { readonly referralId: string; readonly hasEnded: boolean; readonly onDone: () => void }) {
  const { t } = useTranslation(["organisation", "codes"]);
  const record = useCommand(clients.outcomes.recordOutcome);
  const end = useCommand(clients.peers.endAssignment);
  const send = async ({ outcome }: { outcome: (typeof outcomes)[number] }) => {
    if ((await record.send({ referralId, outcome })) === undefined) return;
    if (!hasEnded && (await end.send({ referralId })) === undefined) return;
    announce(t("ending.noted"));
    onDone();
  };
  return (
    <Form schema={schema} initial={{}} onSubmit={send} refusal={record.refusal ?? end.refusal}>
      <Choices name="outcome" label={t("ending.how")} hint={t("ending.whoSees")} options={outcomes.map((outcome) => ({ value: outcome, label: t(`codes:courseOutcome.${outcome}`) }))} />
      <Button type="submit" isBusy={record.isSending || end.isSending}>{t("ending.save")}</Button>
    </Form>
  );
}

const outcomes = schema.shape.outcome.options;
