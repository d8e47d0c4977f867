import type { PeerStatus } from "@haandslag/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** To attest, to pause and to begin again; and when a peer leaves, which cannot be undone. */
export function PeerActions({ peerId, name, status, isAttested }: { readonly peerId: string; readonly name: string; readonly status: PeerStatus; readonly isAttested: boolean }) {
  const { t } = useTranslation("organisation");
  const navigate = useNavigate();
  const [isLeaving, setLeaving] = useState(false);
  const saved = { onDone: () => announce(t("peers.saved")) };
  const attest = useCommand(clients.peers.attestCompetence, saved);
  const pause = useCommand(clients.peers.pausePeer, saved);
  const resume = useCommand(clients.peers.resumePeer, saved);
  const leave = useCommand(clients.peers.peerLeaves, {
    onDone: () => {
      announce(t("peers.hasLeft"));
      void navigate({ to: "/organisation/peers" });
    },
  });
  return (
    <>
      <Problem refusal={attest.refusal ?? pause.refusal ?? resume.refusal} headingLevel={2} />
      {!isAttested && <p>{t("peers.attestMeans")}</p>}
      <Buttons>
        {!isAttested && <Button isBusy={attest.isSending} onPress={() => void attest.send({ peerId })}>{t("peers.attest")}</Button>}
        {status === "active" && <Button variant="secondary" isBusy={pause.isSending} onPress={() => void pause.send({ peerId })}>{t("peers.pause")}</Button>}
        {status === "paused" && <Button variant="secondary" isBusy={resume.isSending} onPress={() => void resume.send({ peerId })}>{t("peers.resume")}</Button>}
        <Button variant="secondary" onPress={() => setLeaving(true)}>{t("peers.leaves")}</Button>
      </Buttons>
      <Dialog isOpen={isLeaving} heading={t("peers.leavesHeading", { name })} onClose={() => setLeaving(false)}>
        <p>{t("peers.leavesMeans")}</p>
        <Problem refusal={leave.refusal} />
        <Buttons>
          <Button variant="secondary" isBusy={leave.isSending} onPress={() => void leave.send({ peerId })}>{t("peers.leavesYes", { name })}</Button>
          <Button variant="secondary" onPress={() => setLeaving(false)}>{t("peers.leavesNo")}</Button>
        </Buttons>
      </Dialog>
    </>
  );
}
