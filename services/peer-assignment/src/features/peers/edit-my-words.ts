import type { peerCommands } from "@haandslag/contracts";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { PeerCommand } from "../../domain/peer/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { editPeerWords } from "../../storage/peer-profiles.ts";

/** The peer's own words, as citizens see them, by the peer alone. Neither they nor their hash are in a history. Whoever sees them is told that they changed. */
export const editMyWords = (deps: Deps) => ({ idempotencyKey, ownWords, displayName }: z.infer<typeof peerCommands.EditMyWords>, who: Actor) => {
  const { peerId } = who;
  if (peerId === undefined) throw new DomainError("NOT_FOUND");
  return runCommand(deps.runner, deps.peers, {
    name: "editMyWords", id: peerId, input: { idempotencyKey }, mayKnow: (peer) => isOfOrganisation(peer, who.tenantId),
    command: (): PeerCommand => ({ type: "editWords" }),
    within: async (tx, _next, at) => {
      await editPeerWords(tx, peerId, { ownWords, displayName });
      await deps.peers.tellWhoSees(tx, peerId, { at, courses: true });
    },
    result: ({ state }) => ({ peerId, status: state.status }),
  });
};
