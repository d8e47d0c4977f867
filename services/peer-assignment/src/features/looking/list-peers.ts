import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import type { PageAsked } from "../../storage/lists.ts";

/** The organisation's peers; of those who left only that there was one. */
export const listPeers = (deps: Deps) => async (page: PageAsked, who: Actor) => {
  const { items, next } = await deps.lists.peersOf(who.tenantId ?? "", page);
  return {
    peers: items.map(({ peerId, peer, profile }) => ({
      peerId, status: peer.status, employment: peer.employment, displayName: profile?.displayName ?? null, ownWords: profile?.ownWords ?? null, traits: profile?.traits ?? null,
      competenceAttestedAt: peer.competence?.at ?? null, nextSupervision: peer.nextSupervision, load: peer.assignmentIds.length, loadCap: peer.loadCap,
    })),
    next,
  };
};
