import { transitionTable } from "./consent/transitions.ts";

/** The aggregates of this service, for the README's transition tables. */
export const aggregates = [{ name: "consent", transitionTable }] as const;
