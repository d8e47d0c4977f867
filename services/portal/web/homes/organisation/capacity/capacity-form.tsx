import { referralCommands } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Form } from "../../../forms/form.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";

const schema = referralCommands.ConfirmCapacity.pick({ places: true, waitingWeeks: true });

/** Other figures than last time, with the moment they are said. */
export default function CapacityForm({ serviceId, now, onDone }: { readonly serviceId: string; readonly now: { readonly places: number; readonly waitingWeeks: number } | null; readonly onDone: () => void }) {
  const { t } = useTranslation("organisation");
  const confirm = useCommand(clients.referral.confirmCapacity, { onDone });
  return (
    <Form schema={schema} initial={now === null ? {} : { places: now.places, waitingWeeks: now.waitingWeeks }} onSubmit={(said) => confirm.send({ serviceId, ...said })} refusal={confirm.refusal}>
      <TextField name="places" type="number" inputMode="numeric" label={t("capacity.placesField")} />
      <TextField name="waitingWeeks" type="number" inputMode="numeric" label={t("capacity.weeksField")} />
      <Button type="submit" isBusy={confirm.isSending}>{t("capacity.save")}</Button>
    </Form>
  );
}
