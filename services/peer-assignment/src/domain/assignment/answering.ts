import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { AssignmentCommand } from "./commands.ts";
import { answered } from "./evolve.ts";
import type { AssignmentEvent } from "./events.ts";
import { citizenAnswersBy, mostChoices } from "./periods.ts";
import type { Asked, AskedPeers } from "./state.ts";

/** A peer's yes or no (ASG-04). The first answer counts; asking ends with the third yes that can be offered, or with the last answer. */
export function answer(command: Extract<AssignmentCommand, { type: "answerAsPeer" }>, assignment: AskedPeers): Decision<AssignmentEvent> {
  const before = assignment.asked.find(({ peerId }) => peerId === command.peerId);
  if (before === undefined) return refuse("PEER_NOT_ASKED", { command: command.type });
  if (before.answer === command.answer) return nothingToDo;
  if (before.answer !== null) return refuse("ASSIGNMENT_WRONG_STATE", { state: "answered", command: command.type });
  const event: AssignmentEvent = { type: "answered", peerId: command.peerId, answer: command.answer };
  const asked = answered(assignment.asked, event);
  const isOver = offerable(asked, command.unavailable).length >= mostChoices || asked.every((each) => each.answer !== null);
  return happened<AssignmentEvent>(event, ...(isOver ? [closeAsking(asked, command)] : []));
}

/** The first three who said yes and can still be offered; else it is open again. */
export function closeAsking(asked: readonly Asked[], command: { readonly unavailable: readonly string[]; readonly at: string }): AssignmentEvent {
  const peerIds = offerable(asked, command.unavailable).slice(0, mostChoices);
  return peerIds.length === 0 ? { type: "nobody-found" } : { type: "offered", peerIds, answerBy: citizenAnswersBy(command.at) };
}

const offerable = (asked: readonly Asked[], unavailable: readonly string[]): string[] =>
  asked.flatMap(({ peerId, answer: said }) => (said === "yes" && !unavailable.includes(peerId) ? [peerId] : []));
