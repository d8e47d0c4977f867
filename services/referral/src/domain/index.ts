import { transitionTable } from "./referral/index.ts";

/** The service's aggregates, for the table in README.md. */
export const aggregates = [{ name: "referral", transitionTable }] as const;
