export { announce } from "./announce.ts";
export type { ReferralCommand } from "./commands.ts";
export { decide } from "./decide.ts";
export { evolve } from "./evolve.ts";
export type { ReferralEvent } from "./events.ts";
export { statusForSender, untoldFeedback, wasTold } from "./seen-by-sender.ts";
export { transitionTable } from "./transitions.ts";
export * from "./state.ts";
export { takersOf } from "./who-may.ts";
