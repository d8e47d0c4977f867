import type { WithdrawReason } from "@haandslag/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { Radios } from "../../../parts/radios.tsx";

const reasons = ["sent-by-mistake", "citizen-moved", "other-support-found", "citizen-changed-plans", "no-answer-in-time"] as const satisfies readonly WithdrawReason[];

/** Takes the referral back, with a coded reason (REF-05): not the place for a citizen who has said stop. */
export function WithdrawDialog({ referralId, isOpen, onClose }: { readonly referralId: string; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const [reason, setReason] = useState<WithdrawReason>();
  const [isWrong, setWrong] = useState(false);
  const withdraw = useCommand(clients.referral.withdrawReferral, {
    onDone: () => {
      onClose();
      announce(t("case.withdraw.done"));
    },
  });
  const send = () => {
    setWrong(reason === undefined);
    if (reason !== undefined) void withdraw.send({ referralId, reason });
  };
  return (
    <Dialog isOpen={isOpen} heading={t("case.withdraw.heading")} onClose={onClose}>
      <p>{t("case.withdraw.text")}</p>
      <Radios legend={t("case.withdraw.legend")} chosen={reason} onChange={setReason} options={reasons.map((value) => ({ value, label: code(`withdrawReason.${value}`) }))} />
      {isWrong && <Alert variant="error" heading={t("case.withdraw.wrong")} />}
      <Problem refusal={withdraw.refusal} />
      <Buttons>
        <Button isBusy={withdraw.isSending} onPress={send}>{t("case.withdraw.button")}</Button>
        <Button variant="secondary" onPress={onClose}>{t("case.keep")}</Button>
      </Buttons>
    </Dialog>
  );
}
