import type { Actor } from "@haandslag/service-kit/auth";
import { findOwnAsk } from "../../domain/assignment/access.ts";
import type { Deps } from "../../ports/deps.ts";

/** What a peer is asked: the coded profile, and nobody's identity, pseudonym or other peer's answer (ASG-04). */
export const myAsks = (deps: Deps) => async (who: Actor) => {
  const listed = await deps.lists.askedOfPeer(who.peerId ?? "", who.tenantId ?? "");
  const avoided = await deps.held.vetoes.avoidedFor(deps.runner.pool, listed.map(({ assignmentId }) => assignmentId));
  const asks = await Promise.all(listed.map(async ({ assignmentId, assignment }) => {
    const ask = findOwnAsk(assignment, who, avoided.get(assignmentId) ?? []);
    if (ask === undefined || assignment.status !== "asked") return [];
    const held = await deps.held.subjects.find(deps.runner.pool, assignmentId);
    return [{ assignmentId, answerBy: assignment.answerBy, answer: ask.answer, profile: held?.profile ?? {} }];
  }));
  return asks.flat();
};
