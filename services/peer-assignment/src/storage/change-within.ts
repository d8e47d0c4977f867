import { type Aggregate, changeBy, currentCall, type Queryable } from "@haandslag/service-kit";
import type { PeerCommand } from "../domain/peer/commands.ts";
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
  await changeLoad(tx, peers, assignment.peerId, { type: "release", assignmentId }, at);
}

/**
 * A peer takes a course on, or is free of one. Where the load cap is met by it, or no longer, other citizens who may
 * choose this peer see another list than before.
 * @throws DomainError the decision's refusal
 */
export async function changeLoad(tx: Queryable, peers: Peers, peerId: string, command: Extract<PeerCommand, { type: "takeOn" | "release" }>, at: Date): Promise<void> {
  const isFull = async () => {
    const peer = (await peers.store.lock(tx, [peerId])).get(peerId)?.state;
    return peer !== undefined && peer.assignmentIds.length >= peer.loadCap;
  };
  const before = await isFull();
  await changeWithin(tx, peers, peerId, command, at);
  if ((await isFull()) !== before) await peers.tellWhoSees(tx, peerId, { at });
}
