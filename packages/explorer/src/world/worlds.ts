import type { Action } from "./action.ts";
import type { Bounds } from "./bounds.ts";

const questions = {
  referral: { purpose: "referral", categories: ["wishes", "contact"] },
  feedback: { purpose: "feedback", categories: ["started", "ended"] },
  measurement: { purpose: "measurement", categories: ["check-ins"] },
} as const satisfies Record<string, Bounds["questions"][number]>;
const { referral, feedback, measurement } = questions;

const small: Bounds = {
  name: "", citizens: 1, questions: [referral], asks: 1, narrowings: 0, renewals: 0, handBacks: 0, inFlight: 0, faults: 0, time: false, arrivals: "one by one", receipts: "at once", steps: null,
};

/** What `npm run explore` looks at. */
export const worlds: readonly Bounds[] = [
  { ...small, name: "one citizen, to the end" },
  { ...small, name: "one citizen, one fault", faults: 1, steps: 18 },
  { ...small, name: "one citizen, feedback too", questions: [referral, feedback], steps: 21 },
  { ...small, name: "one citizen, measured too", questions: [referral, measurement], steps: 20 },
  { ...small, name: "one citizen, narrowed, renewed and run out", narrowings: 1, renewals: 1, time: true, steps: 19 },
  { ...small, name: "two citizens, two recipients, together", citizens: 2, asks: 2, narrowings: 1, time: true, arrivals: "together", steps: 18 },
  { ...small, name: "two citizens, two recipients, every interleaving of the first steps", citizens: 2, questions: [referral, measurement], asks: 2, narrowings: 1, inFlight: 3, faults: 2, time: true, receipts: "in their time", steps: 7 },
];

/** `--deep`: the same to their end, and more at once of everything. */
export const deepWorlds: readonly Bounds[] = [
  ...worlds.map((bounds) => (bounds.name.endsWith("first steps") ? { ...bounds, steps: 9 } : { ...bounds, steps: null })),
  { ...small, name: "one citizen, all three consents", questions: [referral, feedback, measurement] },
  { ...small, name: "one citizen, receipts in their time, one fault", receipts: "in their time", faults: 1 },
  { ...small, name: "one citizen, more on its way, two faults", inFlight: 1, faults: 2 },
  { ...small, name: "one citizen, asked twice, handed back", asks: 2, narrowings: 1, renewals: 1, handBacks: 1, inFlight: 1, time: true },
  { ...small, name: "two citizens, two recipients, all three consents together", citizens: 2, questions: [referral, feedback, measurement], asks: 2, narrowings: 1, renewals: 1, time: true, arrivals: "together" },
];

/** Small enough for every `npm test`. */
export const testWorlds: readonly Bounds[] = [
  { ...small, name: "one citizen", steps: 24 },
  { ...small, name: "two citizens, two recipients, the first steps", citizens: 2, inFlight: 3, faults: 1, time: true, steps: 7 },
];

/** Each shows a kind of mutant, and no more. */
export const mutantWorlds = {
  plain: { ...small, name: "one citizen" },
  narrowed: { ...small, name: "one citizen, narrowed", narrowings: 1 },
  renewed: { ...small, name: "one citizen, renewed", renewals: 1 },
  runOut: { ...small, name: "one citizen, run out", time: true },
  faulty: { ...small, name: "one citizen, one fault", faults: 1, inFlight: 1 },
  fedBack: { ...small, name: "one citizen, feedback too", questions: [referral, feedback], arrivals: "one by one" },
  two: { ...small, name: "two citizens", citizens: 2, arrivals: "together" },
  twoInTheirTime: { ...small, name: "two citizens, event by event", citizens: 2 },
  measured: { ...small, name: "one citizen, measured alone", questions: [measurement, referral], faults: 1, inFlight: 1 },
} as const satisfies Record<string, Bounds>;

/** What is sampled and done again by the real services, and how often; `must`: only where this happens on the way. */
export const replayedWorlds = [
  { traces: 70, bounds: { ...small, name: "one citizen, all three consents", questions: [referral, feedback, measurement], asks: 2, narrowings: 1, renewals: 1, handBacks: 0, inFlight: 2, receipts: "in their time" } },
  { traces: 70, bounds: { ...small, name: "one citizen, two faults", asks: 2, narrowings: 1, inFlight: 2, faults: 2, receipts: "in their time" } },
  { traces: 40, must: "tries again", bounds: { ...small, name: "one citizen, what fails is held and let go", questions: [referral, measurement], narrowings: 1, renewals: 1, inFlight: 2, faults: 2, receipts: "in their time" } },
  { traces: 25, must: "hands back", bounds: { ...small, name: "one citizen, handed back", narrowings: 1, handBacks: 1, inFlight: 1, receipts: "in their time" } },
  // One consent a citizen: of two that are due at once the worker takes either first.
  { traces: 25, must: "deadline", bounds: { ...small, name: "two citizens, narrowed, renewed and run out", citizens: 2, narrowings: 1, renewals: 1, inFlight: 2, time: true, receipts: "in their time" } },
  { traces: 60, bounds: { ...small, name: "two citizens, two recipients", citizens: 2, questions: [referral, measurement], asks: 2, narrowings: 1, inFlight: 2, faults: 1, receipts: "in their time" } },
] as const satisfies readonly { traces: number; must?: Action["does"]; bounds: Bounds }[];
