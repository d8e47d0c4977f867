export { announce } from "./announce.ts";
export { decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export type * from "./state.ts";
