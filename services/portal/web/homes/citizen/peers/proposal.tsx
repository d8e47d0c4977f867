import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { clients } from "../../../calls/clients.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { AvoidPeer } from "./avoid-peer.tsx";

type Peer = Awaited<ReturnType<typeof clients.peers.proposals.query>>[number];

/** A peer in the peer's own words, and why just this one. */
export function Proposal({ peer, referralId, onChoose, isBusy }: { readonly peer: Peer; readonly referralId: string; readonly onChoose: () => void; readonly isBusy: boolean }) {
  const { t } = useTranslation(["citizen", "codes"]);
  const id = useId();
  return (
    <Card heading={<span id={id}>{peer.displayName}</span>}>
      <blockquote className="own-words">{peer.ownWords}</blockquote>
      {peer.reasons.length > 0 && <ul aria-label={t("peers.why")}>{peer.reasons.map((reason) => <li key={reason}>{t(`matchReason.${reason}`, { ns: "codes" })}</li>)}</ul>}
      <AvoidPeer referralId={referralId} peerId={peer.peerId} />
      <Button onPress={onChoose} isBusy={isBusy} describedBy={id}>{t("peers.choose")}</Button>
    </Card>
  );
}
