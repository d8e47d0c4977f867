import type { peerCommands } from "@haandslag/contracts";
import { DomainError, inTransaction, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { PeerCommand } from "../../domain/peer/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { changeWithin, releasePeer } from "../../storage/change-within.ts";
import { erasePeerProfile } from "../../storage/peer-profiles.ts";

/**
 * A peer leaves: their courses are handed back first, each in a transaction of its own (a call that breaks off in
 * between is simply made again), then what they said of themself is erased, and what they kept for
 * themself (ASG-09).
 */
export const peerLeaves = (deps: Deps) => async (input: z.infer<typeof peerCommands.PeerLeaves>, who: Actor) => {
  const { runner, peers, assignments } = deps;
  const stored = await peers.store.find(runner.pool, input.peerId);
  if (stored === undefined || !isOfOrganisation(stored.state, who.tenantId)) throw new DomainError("NOT_FOUND");
  for (const assignmentId of stored.state.assignmentIds) {
    await inTransaction(runner.pool, async (tx) => {
      const assignment = (await assignments.store.lock(tx, [assignmentId])).get(assignmentId)?.state;
      if (assignment?.status !== "active" || assignment.peerId !== input.peerId) return;
      await releasePeer(tx, deps, assignmentId, runner.clock.now());
      await changeWithin(tx, assignments, assignmentId, { type: "handBack", by: "peer" }, runner.clock.now());
    });
    runner.onCommitted();
  }
  const left = await runCommand(runner, peers, {
    name: "peerLeaves", id: input.peerId, input, mayKnow: (peer) => isOfOrganisation(peer, who.tenantId),
    command: (): PeerCommand => ({ type: "leave" }),
    within: async (tx, _next, at) => {
      await erasePeerProfile(tx, input.peerId);
      await peers.tellWhoSees(tx, input.peerId, { at });
    },
    result: ({ state }) => ({ peerId: input.peerId, status: state.status }),
  });
  await deps.held.wellbeing.forget(runner.pool, input.peerId);
  return left;
};
