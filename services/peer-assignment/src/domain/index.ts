import { transitionTable as assignments } from "./assignment/transitions.ts";
import { transitionTable as peers } from "./peer/transitions.ts";

/** What `npm run transitions` writes into the README. */
export const aggregates = [{ name: "peer", transitionTable: peers }, { name: "assignment", transitionTable: assignments }];
