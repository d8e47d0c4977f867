export { announce } from "./announce.ts";
export type { AssignmentCommand } from "./commands.ts";
export { decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export type { Assignment } from "./state.ts";
