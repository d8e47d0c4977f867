import { type Aggregate, changeBy, currentCall, type Queryable } from "@haandslag/service-kit";
import type { Assignments } from "./assignments.ts";
import type { Peers } from "./peers.ts";

/**
 * One more aggregate changed inside a transaction: locked, decided, saved. Two are always locked in the same order,
 * the assignment before its peer, so that two transactions cannot wait for each other.
 * @returns whether there was something to do
 * @throws DomainError the decision's refusal
 */
export async function changeWithin<State, Command, Event extends { readonly type: string }>(
  tx: Queryable, aggregate: Aggregate<State, Command, Event>, id: string, command: NoInfer<Command>, at: Date,
): Promise<boolean> {
  const stored = (await aggregate.store.lock(tx, [id])).get(id);
  const change = changeBy(aggregate.decider, id, stored, command);
  if (change !== undefined) await aggregate.store.save(tx, [change], { call: currentCall(), at });
  return change !== undefined;
}

/** Locks the assignment and frees the peer who has it, where one has. */
export async function releasePeer(tx: Queryable, { assignments, peers }: { assignments: Assignments; peers: Peers }, assignmentId: string, at: Date): Promise<void> {
  const assignment = (await assignments.store.lock(tx, [assignmentId])).get(assignmentId)?.state;
  if (assignment?.status !== "active") return;
  await changeWithin(tx, peers, assignment.peerId, { type: "release", assignmentId }, at);
}
