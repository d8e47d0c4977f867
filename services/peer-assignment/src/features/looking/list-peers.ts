import type { peerCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { shownPeer } from "../../domain/peer/shown-peer.ts";
import type { Deps } from "../../ports/deps.ts";

/** The organisation's peers: load and cap, who attested and when, supervision and whether it is overdue. Of those who left only that there was one. */
export const listPeers = (deps: Deps) => async (page: z.infer<typeof peerCommands.ListPeers>, who: Actor) => {
  const { items, next } = await deps.lists.peersOf(who.tenantId ?? "", page);
  const today = localDateOf(deps.runner.clock.now());
  return {
    peers: items.map(({ peerId, peer, profile }) => ({
      peerId, ...shownPeer(peer, today), displayName: profile?.displayName ?? null, ownWords: profile?.ownWords ?? null, traits: profile?.traits ?? null,
    })),
    next,
  };
};
