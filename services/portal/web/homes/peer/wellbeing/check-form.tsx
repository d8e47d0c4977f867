import type { PeerAssignmentClient } from "@haandslag/clients/peer-assignment";
import type { WellbeingItem } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { Button } from "../../../parts/button.tsx";

type Instrument = Awaited<ReturnType<PeerAssignmentClient["myWellbeing"]["query"]>>["instrument"];
const scores = ["0", "1", "2", "3", "4"] as const;
const schema = z.record(z.string(), z.string().nullish());

/** A few sentences, each may be left out. */
export default function CheckForm({ instrument: { items }, onDone }: { readonly instrument: Instrument; readonly onDone: () => void }) {
  const { t } = useTranslation(["peer", "codes"]);
  const check = useCommand(clients.peers.checkOwnWellbeing, {
    onDone: () => {
      announce(t("wellbeing.saved"));
      onDone();
    },
  });
  const send = (chosen: z.infer<typeof schema>) => check.send({ answers: Object.fromEntries(items.flatMap((item) => (chosen[item] ? [[item, Number(chosen[item])]] : []))) as Partial<Record<WellbeingItem, number>> });
  return (
    <Form schema={schema} initial={{}} onSubmit={send} refusal={check.refusal}>
      {items.map((item) => <Choices key={item} isOptional name={item} label={t(`codes:wellbeing.${item}`)} options={scores.map((value) => ({ value, label: t(`codes:wellbeingScore.${value}`) }))} />)}
      <Button type="submit" isBusy={check.isSending}>{t("wellbeing.save")}</Button>
    </Form>
  );
}
