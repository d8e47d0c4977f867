export { ageBandOf, turns15On } from "./age-band.ts";
export * from "./emission.ts";
export { lacksOf } from "./lacks-of.ts";
export type { ReferralRecord } from "./record.ts";
export * from "./share.ts";
export { channelsOf, reachableAt } from "./reachable-at.ts";
