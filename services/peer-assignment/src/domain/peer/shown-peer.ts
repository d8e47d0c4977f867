import type { PeerConstraint } from "@haandslag/contracts";
import type { Peer } from "./state.ts";
import { whyNotAssignable } from "./why-not-assignable.ts";

/**
 * A peer as far as assigning goes, as their coordinator and the peer themself see it. `inTheWay`: what keeps them from one
 * course more today; null where nothing does.
 * @param today the local day in Denmark
 */
export const shownPeer = (peer: Peer, today: string) => ({
  status: peer.status, employment: peer.employment, load: peer.assignmentIds.length, loadCap: peer.loadCap,
  competenceAttestedAt: peer.competence?.at ?? null, competenceAttestedBy: peer.competence?.attestedBy ?? null,
  nextSupervision: peer.nextSupervision, isSupervisionOverdue: peer.status !== "left" && (peer.nextSupervision === null || peer.nextSupervision < today),
  inTheWay: (whyNotAssignable(peer, today) ?? null) satisfies PeerConstraint | null,
});
