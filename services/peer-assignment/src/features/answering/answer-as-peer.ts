import type { peerCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { findOwnAsk, isOfOrganisation } from "../../domain/assignment/access.ts";
import { whyNotAssignable } from "../../domain/peer/why-not-assignable.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { unavailablePeers } from "../../storage/unavailable-peers.ts";

/** A peer's yes or no. A yes that could not be kept is refused now, and not when the citizen chooses. */
export const answerAsPeer = (deps: Deps) => async (input: z.infer<typeof peerCommands.AnswerAsPeer>, who: Actor) => {
  const { runner, assignments, peers } = deps;
  const { assignmentId, answer } = input;
  const peerId = who.peerId ?? "";
  const today = localDateOf(runner.clock.now());
  const stored = await assignments.store.find(runner.pool, assignmentId);
  if (stored === undefined || !isOfOrganisation(stored.state, who.tenantId)) throw new DomainError("NOT_FOUND");
  if (stored.state.status === "asked") {
    const avoided = (await deps.held.vetoes.avoidedFor(runner.pool, [assignmentId])).get(assignmentId) ?? [];
    const ask = findOwnAsk(stored.state, who, avoided);
    if (ask === undefined) throw new DomainError("NOT_FOUND");
    if (ask.answer === null && answer === "yes") assertCanTakeOn(await peers.store.find(runner.pool, peerId), today);
  }
  const unavailable = await unavailablePeers(runner.pool, deps.held, assignmentId, stored.state, today);
  return await runCommand(runner, assignments, {
    name: "answerAsPeer", id: assignmentId, input, mayKnow: (assignment) => isOfOrganisation(assignment, who.tenantId),
    command: (now): AssignmentCommand => ({ type: "answerAsPeer", peerId, answer, unavailable, at: now.toISOString() }),
    result: () => ({ assignmentId, answer }),
  });
};

function assertCanTakeOn(stored: { readonly state: Parameters<typeof whyNotAssignable>[0] } | undefined, today: string): void {
  const inTheWay = stored === undefined ? "not-active" : whyNotAssignable(stored.state, today);
  if (inTheWay === "at-capacity") throw new DomainError("PEER_AT_CAPACITY");
  if (inTheWay !== undefined) throw new DomainError("PEER_NOT_ASSIGNABLE", { detail: { constraint: inTheWay } });
}
