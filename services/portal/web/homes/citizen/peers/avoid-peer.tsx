import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** Never this one, in this organisation: shown to nobody, and no reason is asked (ASG-03). */
export function AvoidPeer({ referralId, peerId }: { readonly referralId: string; readonly peerId: string }) {
  const { t } = useTranslation("citizen");
  const [isOpen, setOpen] = useState(false);
  const avoid = useCommand(clients.peers.avoidPeer, {
    onDone: () => {
      setOpen(false);
      announce(t("peers.avoided"));
    },
  });
  return (
    <>
      <p><button type="button" className="function-link" onClick={() => setOpen(true)}>{t("peers.avoid")}</button></p>
      <Dialog isOpen={isOpen} heading={t("peers.avoidHeading")} onClose={() => setOpen(false)}>
        <p>{t("peers.avoidMeans")}</p>
        <Problem refusal={avoid.refusal} />
        <Buttons>
          <Button onPress={() => void avoid.send({ referralId, peerId })} isBusy={avoid.isSending}>{t("peers.avoidYes")}</Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>{t("stop.no")}</Button>
        </Buttons>
      </Dialog>
    </>
  );
}
