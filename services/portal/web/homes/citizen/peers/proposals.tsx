import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { useDates } from "../../../parts/when.tsx";
import { Proposal } from "./proposal.tsx";

/** Up to three who said yes, and none of them: each a card of one size with one button (mutuality: both sides choose). */
export function Proposals({ referralId, chooseBy }: { readonly referralId: string; readonly chooseBy: string | null }) {
  const { t } = useTranslation("citizen");
  const say = useDates();
  const { data: proposals } = useSuspenseQuery(ask.peers.proposals({ referralId }));
  const choose = useCommand(clients.peers.choosePeer, { onDone: () => announce(t("peers.chosen")) });
  const none = useCommand(clients.peers.chooseNone, { onDone: () => announce(t("peers.noneChosen")) });
  return (
    <>
      <p className="font-lead">{t("peers.lead")} {chooseBy !== null && t("peers.chooseBy", { day: say(chooseBy, "day") })}</p>
      <p>{t("peers.whatTheySee")}</p>
      <Problem refusal={choose.refusal ?? none.refusal} headingLevel={2} />
      <div className="choices">
        {proposals.map((peer) => <Proposal key={peer.peerId} peer={peer} referralId={referralId} onChoose={() => void choose.send({ referralId, peerId: peer.peerId })} isBusy={choose.isSending} />)}
        <Card heading={t("peers.none")}>
          <p>{t("peers.noneMeans")}</p>
          <Button onPress={() => void none.send({ referralId })} isBusy={none.isSending}>{t("peers.none")}</Button>
        </Card>
      </div>
    </>
  );
}
