import type { PeerAssignmentClient } from "@haandslag/clients/peer-assignment";
import { peerCommands } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { Button } from "../../../parts/button.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { useListing } from "../../../parts/language-names.ts";
import { useDates } from "../../../parts/when.tsx";

type Suitable = Awaited<ReturnType<PeerAssignmentClient["findPeers"]["mutate"]>>["suitable"];
const schema = peerCommands.AskPeers.pick({ peerIds: true });

/** Who suits and why; asked are those whom one ticks. They see no name, and may say no. */
export function AskPeers({ referralId, suitable }: { readonly referralId: string; readonly suitable: Suitable }) {
  const { t } = useTranslation("organisation");
  const listed = useListing();
  const date = useDates();
  const askThem = useCommand(clients.peers.askPeers, { onDone: () => announce(t("match.asked")) });
  if (suitable.length === 0) return <Empty text={t("match.nobody")} />;
  const hint = ({ reasons, load, loadCap, nextSupervision }: Suitable[number]) => [
    reasons.length === 0 ? t("match.noReason") : t("match.because", { reasons: listed(reasons.map((reason) => t(`reason.${reason}`))) }),
    t("match.load", { load, cap: loadCap }),
    ...(nextSupervision === null ? [] : [t("match.supervision", { on: date(nextSupervision, "short") })]),
  ].join(" ");
  return (
    <Form schema={schema} initial={{ peerIds: [] }} onSubmit={({ peerIds }) => askThem.send({ referralId, peerIds })} refusal={askThem.refusal}>
      <h2>{t("match.who")}</h2>
      <Choices many name="peerIds" label={t("match.tick")} hint={t("match.tickHint")} options={suitable.map((peer) => ({ value: peer.peerId, label: peer.displayName, hint: hint(peer) }))} />
      <Button type="submit" isBusy={askThem.isSending}>{t("match.ask")}</Button>
    </Form>
  );
}
