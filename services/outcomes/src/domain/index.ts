import { transitionTable } from "./course/transitions.ts";

/** What `npm run transitions` writes into the README. */
export const aggregates = [{ name: "course", transitionTable }];
