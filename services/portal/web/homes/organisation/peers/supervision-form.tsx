import { peerCommands } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Form } from "../../../forms/form.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";

const schema = peerCommands.PlanSupervision.pick({ nextSupervision: true });

/** The next day of supervision; without one to come a peer is not asked (ASG-02). */
export function SupervisionForm({ peerId }: { readonly peerId: string }) {
  const { t } = useTranslation("organisation");
  const plan = useCommand(clients.peers.planSupervision, { onDone: () => announce(t("peers.saved")) });
  return (
    <section aria-labelledby="supervision">
      <h2 id="supervision">{t("peers.supervision")}</h2>
      <Form schema={schema} initial={{}} onSubmit={({ nextSupervision }) => plan.send({ peerId, nextSupervision })} refusal={plan.refusal}>
        <TextField name="nextSupervision" type="date" label={t("peers.supervisionDay")} />
        <Button type="submit" variant="secondary" isBusy={plan.isSending}>{t("peers.supervisionSave")}</Button>
      </Form>
    </section>
  );
}
