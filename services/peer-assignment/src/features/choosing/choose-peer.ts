import type { peerCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { changeLoad } from "../../storage/change-within.ts";
import { getAssignmentOfCitizen } from "../../storage/get-assignment.ts";

/**
 * The citizen chooses. Assignment and peer change in one transaction: however many choose the same peer at the same
 * moment, the peer's row is taken one after the other, and the load cap, attestation and supervision hold (ASG-01, ASG-02).
 */
export const choosePeer = (deps: Deps) => async (input: z.infer<typeof peerCommands.ChoosePeer>, who: Actor) => {
  const { runner, assignments, peers } = deps;
  const { referralId, peerId } = input;
  const { id } = await getAssignmentOfCitizen(runner.pool, deps, referralId, who.subjectId);
  return await runCommand(runner, assignments, {
    name: "choosePeer", id, input,
    command: (now): AssignmentCommand => ({ type: "choosePeer", peerId, at: now.toISOString() }),
    within: async (tx) => {
      const now = runner.clock.now();
      await assignments.store.lock(tx, [id]);
      if ((await deps.held.vetoes.avoidedFor(tx, [id])).get(id)?.includes(peerId) === true) throw new DomainError("PEER_NOT_ASSIGNABLE");
      await changeLoad(tx, peers, peerId, { type: "takeOn", assignmentId: id, today: localDateOf(now) }, now);
    },
    result: ({ state }) => ({ referralId, peerId, status: state.status, startedAt: state.status === "active" ? state.startedAt : null }),
  });
};
