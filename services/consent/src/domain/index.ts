import { transitionTable } from "./consent/transitions.ts";
import { transitionTable as receiptTransitions } from "./receipt/transitions.ts";

/** The aggregates of this service, for the README's transition tables. */
export const aggregates = [{ name: "consent", transitionTable }, { name: "receipt-account", transitionTable: receiptTransitions }] as const;
