import type { Actor } from "@haandslag/service-kit/auth";
import { findOwnAsk } from "../../domain/assignment/access.ts";
import type { Deps } from "../../ports/deps.ts";

/** That a peer is asked, since when and until when: nothing of the citizen, and nobody else's answer. What it is about is opened (openAsk, ASG-04). */
export const myAsks = (deps: Deps) => async (who: Actor) => {
  const listed = await deps.lists.askedOfPeer(who.peerId ?? "", who.tenantId ?? "");
  const avoided = await deps.held.vetoes.avoidedFor(deps.runner.pool, listed.map(({ assignmentId }) => assignmentId));
  return listed.flatMap(({ assignmentId, assignment, askedAt }) => {
    const ask = findOwnAsk(assignment, who, avoided.get(assignmentId) ?? []);
    if (ask === undefined || assignment.status !== "asked") return [];
    return [{ assignmentId, organisationId: assignment.organisationId, askedAt, answerBy: assignment.answerBy, answer: ask.answer }];
  });
};
