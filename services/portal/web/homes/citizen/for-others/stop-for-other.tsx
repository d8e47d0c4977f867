import type { Purpose } from "@haandslag/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";
import type { Names } from "../stop/stop-choice.tsx";

/** As many steps as stopping one's own: a press, and one plain confirmation that says what it means. Nobody is asked why (CON-13). */
export function StopForOther({ consentId, purpose, words }: { readonly consentId: string; readonly purpose: Purpose; readonly words: Names }) {
  const { t } = useTranslation("citizen");
  const [isOpen, setOpen] = useState(false);
  const stop = useCommand(clients.consent.revokeConsent, {
    onDone: () => {
      setOpen(false);
      announce(t("stop.done"));
    },
  });
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t(`forOthers.stop.${purpose}.button`, { ...words })}</Button>
      <Dialog isOpen={isOpen} heading={t(`forOthers.stop.${purpose}.confirm`, { ...words })} onClose={() => setOpen(false)}>
        <p>{t(`forOthers.stop.${purpose}.means`, { ...words })} {t("stop.sure")}</p>
        <Problem refusal={stop.refusal} />
        <Buttons>
          <Button onPress={() => void stop.send({ consentId })} isBusy={stop.isSending}>{t("stop.yes")}</Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>{t("stop.no")}</Button>
        </Buttons>
      </Dialog>
    </>
  );
}
