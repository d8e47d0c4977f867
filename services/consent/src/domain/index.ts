import { transitionTable } from "./consent/transitions.ts";
import { transitionTable as receiptTransitions } from "./receipt/transitions.ts";
import { transitionTable as representationTransitions } from "./representation/transitions.ts";

/** The aggregates of this service, for the README's transition tables. */
export const aggregates = [{ name: "consent", transitionTable }, { name: "receipt-account", transitionTable: receiptTransitions }, { name: "representation", transitionTable: representationTransitions }] as const;

/** The pure functions themselves, for the explorer: the code that runs is the code that is checked (design § 3). */
export { announce } from "./consent/announce.ts";
export type { ConsentCommand } from "./consent/commands.ts";
export { decide } from "./consent/decide.ts";
export type { ConsentEvent } from "./consent/events.ts";
export { evolve } from "./consent/evolve.ts";
export { factsOf } from "./consent/facts.ts";
export { mayAsk } from "./consent/may-ask.ts";
export type { Consent, Question } from "./consent/state.ts";
export { decideDisclosure } from "./decision/decide-disclosure.ts";
export { mayEnd, type Release } from "./policies/may-know.ts";
export * as receipts from "./receipt/index.ts";
