import { transitionTable as assignments } from "./assignment/transitions.ts";
import { transitionTable as callMes } from "./call-me/transitions.ts";
import { transitionTable as peers } from "./peer/transitions.ts";

/** What `npm run transitions` writes into the README. */
export const aggregates = [{ name: "peer", transitionTable: peers }, { name: "assignment", transitionTable: assignments }, { name: "call-me", transitionTable: callMes }];

/** The pure functions themselves, for the explorer: the code that runs is the code that is checked (design § 3). */
export * as assignment from "./assignment/index.ts";
export * as peer from "./peer/index.ts";
