export { announce } from "./announce.ts";
export { decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export type { ReceiptAccount } from "./state.ts";
export { whatIsAwaited } from "./what-is-awaited.ts";
