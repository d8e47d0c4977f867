import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { ContactRequest, ContactRequestCommand, ContactRequestEvent } from "./state.ts";

const daysToCall = 3;
/** After the reminder; then it goes back to the citizen. */
const daysToLapse = 7;
const tries = 3;
const after = (at: string, days: number): string => new Date(Date.parse(at) + days * 86_400_000).toISOString();

export function decide(command: ContactRequestCommand, state: ContactRequest | undefined): Decision<ContactRequestEvent> {
  if (command.type === "askToBeContacted") {
    if (state !== undefined) return nothingToDo;
    const { type: _type, ...facts } = command;
    return happened<ContactRequestEvent>({ type: "asked", ...facts, answerBy: after(command.at, daysToCall) });
  }
  if (state === undefined) return refuse("NOT_FOUND", { command: command.type });
  const { at } = command;
  switch (command.type) {
    case "noteContacted":
      if (state.status !== "waiting") return state.status === "contacted" && state.outcome === command.outcome ? nothingToDo : refuse("CONTACT_REQUEST_WRONG_STATE", { state: state.status, command: command.type });
      return command.outcome === "not-reached" && state.attempts + 1 < tries
        ? happened<ContactRequestEvent>({ type: "not-reached", at, answerBy: after(at, daysToCall) })
        : happened<ContactRequestEvent>({ type: "contacted", outcome: command.outcome, at });
    // What is over needs no withdrawing, and whoever withdraws need not know that it is.
    case "withdrawContactRequest":
      return state.status === "waiting" ? happened<ContactRequestEvent>({ type: "withdrawn", at }) : nothingToDo;
    case "meetDeadline":
      if (state.status !== "waiting" || state.deadlineAt === null || at < state.deadlineAt) return nothingToDo;
      return happened<ContactRequestEvent>(state.isOverdue ? { type: "lapsed", at } : { type: "call-overdue", at, lapsesAt: after(at, daysToLapse) });
    default:
      return command satisfies never;
  }
}
