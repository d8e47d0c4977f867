import type { Bounds } from "./bounds.ts";

const times = (n: number, what: string): string => (n === 0 ? `no ${what}` : `${n} ${what}${n === 1 ? "" : "s"}`);

/** The bounds in words: what the result is about, and what it says nothing of. */
export const describeBounds = ({ citizens, questions, asks, narrowings, renewals, handBacks, inFlight, faults, time, arrivals, receipts, steps }: Bounds): string => [
  `${times(citizens, "citizen")}, 2 recipients`,
  `asked for ${questions.map(({ purpose }) => purpose).join(", ")} up to ${times(asks, "time")} each`,
  times(narrowings, "narrowing"), times(renewals, "renewal"), times(handBacks, "handing back"),
  arrivals === "together" ? "what is on its way arrives together" : `people act while ${inFlight === 0 ? "nothing" : `at most ${times(inFlight, "event")}`} of theirs is on the way (ending a consent: always)`,
  `${times(faults, "fault")} (doubled, failed and held, relay dead)`, `receipts are counted ${receipts}`, time ? "a year may pass" : "no time passes",
  steps === null ? "to the end" : `the first ${steps} steps`,
].join("; ");
