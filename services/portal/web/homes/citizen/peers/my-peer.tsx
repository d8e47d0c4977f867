import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { Meetings } from "./meetings.tsx";

export type MyAssignment = Awaited<ReturnType<typeof clients.peers.myAssignment.query>>;

/** The chosen peer in own words, when the two meet, and the way out, which asks for no reason (ASG-04). */
export function MyPeer({ assignment }: { readonly assignment: MyAssignment }) {
  const { t } = useTranslation("citizen");
  const [isOpen, setOpen] = useState(false);
  const handBack = useCommand(clients.peers.handBack, {
    onDone: () => {
      setOpen(false);
      announce(t("peers.handedBack"));
    },
  });
  const { referralId, peer } = assignment;
  return (
    <>
      {peer !== null && <section aria-labelledby="peer"><h2 id="peer">{peer.displayName}</h2><blockquote className="own-words">{peer.ownWords}</blockquote></section>}
      <Meetings assignment={assignment} />
      <section aria-labelledby="back">
        <h2 id="back">{t("peers.backHeading")}</h2>
        <p>{t("peers.backMeans")}</p>
        <Button variant="secondary" onPress={() => setOpen(true)}>{t("peers.back")}</Button>
        <Dialog isOpen={isOpen} heading={t("peers.backConfirm")} onClose={() => setOpen(false)}>
          <p>{t("peers.backSure")}</p>
          <Problem refusal={handBack.refusal} />
          <Buttons>
            <Button onPress={() => void handBack.send({ referralId })} isBusy={handBack.isSending}>{t("peers.backYes")}</Button>
            <Button variant="secondary" onPress={() => setOpen(false)}>{t("stop.no")}</Button>
          </Buttons>
        </Dialog>
      </section>
    </>
  );
}
