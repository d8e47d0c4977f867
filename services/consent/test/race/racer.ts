import { everyQuestion, subjectOf } from "../given.ts";

/** What a racing process is told, as JSON in its first argument. */
export interface Racer {
  readonly url: string;
  /** Where it writes what it was permitted and sent, and what it was denied. */
  readonly file: string;
  readonly referrals: readonly { readonly referralId: string; readonly subjectId: string }[];
  /** So much its clock is ahead of the others'. */
  readonly minutesApart: number;
  /** When the race began, in ms; from then on all clocks run so many times faster. */
  readonly began: number;
  readonly timesFaster: number;
}

/** She refers herself: asked by herself, she is asked again at once. */
export const ownDiscloser = { kind: "citizen" } as const;
export const question = everyQuestion[0] as (typeof everyQuestion)[number];
export const citizens = [..."abcdef"].map(subjectOf);
