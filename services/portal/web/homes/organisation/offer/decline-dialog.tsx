import { declineReasons, referralCommands } from "@haandslag/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";

const schema = referralCommands.DeclineOffer.pick({ reason: true });
const reasons = Object.entries(declineReasons) as [keyof typeof declineReasons, (typeof declineReasons)[keyof typeof declineReasons]][];

/** A no with its reason: who refused, and what follows of it, stands at each (REF-04). */
export function DeclineDialog({ referralId, isOpen, onClose }: { readonly referralId: string; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(["organisation", "codes"]);
  const navigate = useNavigate();
  const decline = useCommand(clients.referral.declineOffer, {
    onDone: () => {
      announce(t("offer.declined"));
      void navigate({ to: "/organisation" });
    },
  });
  return (
    <Dialog isOpen={isOpen} heading={t("offer.declineHeading")} onClose={onClose}>
      <Form schema={schema} initial={{}} onSubmit={({ reason }) => decline.send({ referralId, reason })} refusal={decline.refusal}>
        <Choices
          name="reason"
          label={t("offer.why")}
          options={reasons.map(([reason, { refusedBy, consequence }]) => ({
            value: reason, label: t(`codes:declineReason.${reason}`), hint: `${t(`codes:refusedBy.${refusedBy}`)}. ${t(`codes:declineConsequence.${consequence}`)}.`,
          }))}
        />
        <Buttons>
          <Button type="submit" variant="secondary" isBusy={decline.isSending}>{t("offer.declineSend")}</Button>
          <Button variant="secondary" onPress={onClose}>{t("offer.declineNot")}</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}
