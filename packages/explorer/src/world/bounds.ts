import type { DataCategory, Purpose } from "@haandslag/contracts";

/** How large the world is: what can happen in it at all, and how often. Printed with every result. */
export interface Bounds {
  readonly name: string;
  readonly citizens: 1 | 2;
  /** What a citizen is asked for, all in one sitting. */
  readonly questions: readonly { readonly purpose: Purpose; readonly categories: readonly DataCategory[] }[];
  /** How often each citizen is asked: a second time the other recipient's turn can come. */
  readonly asks: number;
  readonly narrowings: number;
  readonly renewals: number;
  readonly handBacks: number;
  /** Of each citizen, how many events may be on their way before people do more. */
  readonly inFlight: number;
  /** Of all citizens together: an event doubled, one that fails and is held, a relay that dies. */
  readonly faults: number;
  /** Whether a year passes at the consent service. */
  readonly time: boolean;
  /** Events arrive one by one, in every order; or, where people are what it is about, all that is on its way arrives together. */
  readonly arrivals: "one by one" | "together";
  /** A receipt steers nothing but the account of receipts: counted as soon as it is published, or when its turn comes like any event. */
  readonly receipts: "at once" | "in their time";
  /** No further than so many steps; null: to the end of it. */
  readonly steps: number | null;
}
