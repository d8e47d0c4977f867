export { decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export type { Peer } from "./state.ts";
