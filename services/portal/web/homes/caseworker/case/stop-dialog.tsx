import type { Purpose } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";

type What = { readonly consentId: string; readonly purpose: Purpose } | { readonly referralId: string };

/** The citizen has told the caseworker to stop: one confirmation that says what happens, and no question why (CON-13). */
export function StopDialog({ what, isOpen, onClose }: { readonly what: What; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const done = () => {
    onClose();
    announce(t("case.stop.done"));
  };
  const one = useCommand(clients.consent.revokeConsent, { onDone: done });
  const all = useCommand(clients.consent.revokeAllConsents, { onDone: done });
  const stop = () => void ("consentId" in what ? one.send({ consentId: what.consentId }) : all.send({ referralId: what.referralId }));
  return (
    <Dialog isOpen={isOpen} heading={"consentId" in what ? t("case.stop.heading", { purpose: code(`purposeName.${what.purpose}`) }) : t("case.stop.headingAll")} onClose={onClose}>
      <p>{t(`case.stop.text.${"consentId" in what ? what.purpose : "all"}`)}</p>
      <p>{t("case.stop.noReason")}</p>
      <Problem refusal={one.refusal ?? all.refusal} />
      <Buttons>
        <Button isBusy={one.isSending || all.isSending} onPress={stop}>{t("case.stop.button")}</Button>
        <Button variant="secondary" onPress={onClose}>{t("case.keep")}</Button>
      </Buttons>
    </Dialog>
  );
}
