import { transitionTable } from "./course/transitions.ts";

/** What `npm run transitions` writes into the README. */
export const aggregates = [{ name: "course", transitionTable }];

/** The pure functions themselves, for the explorer: the code that runs is the code that is checked (design § 3). */
export { announce } from "./course/announce.ts";
export type { CourseCommand } from "./course/commands.ts";
export { decide } from "./course/decide.ts";
export { evolve } from "./course/evolve.ts";
export { consentOf, type Course } from "./course/state.ts";
