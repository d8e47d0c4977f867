import type { peerCommands } from "@haandslag/contracts";
import { DomainError, inTransaction } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { Deps } from "../../ports/deps.ts";
import { changeWithin, releasePeer } from "../../storage/change-within.ts";
import { getAssignmentOfCitizen } from "../../storage/get-assignment.ts";

/**
 * A veto for this citizen in this organisation (ASG-03). It leaves a row in avoided_peer and no other trace: no event, no
 * history, and no idempotency record either, since that would name the command; doing it twice is the same as once.
 * A course with that very peer is handed back, as any other hand-back.
 */
export const avoidPeer = (deps: Deps) => async (input: z.infer<typeof peerCommands.AvoidPeer>, who: Actor) => {
  const { runner, assignments, peers } = deps;
  const { referralId, peerId } = input;
  const { id, held } = await getAssignmentOfCitizen(runner.pool, deps, referralId, who.subjectId);
  const peer = await peers.store.find(runner.pool, peerId);
  if (peer === undefined || !isOfOrganisation(peer.state, held.organisationId)) throw new DomainError("NOT_FOUND");
  await inTransaction(runner.pool, async (tx) => {
    const assignment = (await assignments.store.lock(tx, [id])).get(id)?.state;
    if (assignment === undefined || assignment.status === "ended") throw new DomainError("NOT_FOUND");
    await deps.held.vetoes.add(tx, id, peerId);
    if (assignment.status === "active" && assignment.peerId === peerId) await releasePeer(tx, deps, id, runner.clock.now());
    await changeWithin(tx, assignments, id, { type: "avoidPeer", peerId }, runner.clock.now());
  });
  runner.onCommitted();
  return { referralId, peerId };
};
