import type { ContactOutcome } from "@haandslag/contracts";

/** A citizen's wish to be called (REF-28). Ids, codes and dates; name and number are sealed apart. */
interface Basis {
  readonly contactRequestId: string;
  readonly subjectId: string;
  readonly authorityId: string;
  /** The unit that has her case; null where there is none: then whichever unit of the authority takes it up. */
  readonly unitId: string | null;
  readonly referralId: string | null;
  readonly askedAt: string;
  readonly answerBy: string;
  /** The day has passed and nobody has called. */
  readonly isOverdue: boolean;
  /** How often nobody answered. */
  readonly attempts: number;
  readonly deadlineAt: string | null;
  readonly endedAt: string | null;
}
export interface Waiting extends Basis { readonly status: "waiting" }
interface Contacted extends Basis { readonly status: "contacted"; readonly outcome: ContactOutcome }
/** `lapsed`: returned to the citizen, since nobody called in time (REF-19). */
interface Ended extends Basis { readonly status: "withdrawn" | "lapsed" }
export type ContactRequest = Waiting | Contacted | Ended;

export type ContactRequestCommand =
  | { readonly type: "askToBeContacted"; readonly contactRequestId: string; readonly subjectId: string; readonly authorityId: string; readonly unitId: string | null; readonly referralId: string | null; readonly at: string }
  | { readonly type: "noteContacted"; readonly outcome: ContactOutcome; readonly at: string }
  | { readonly type: "withdrawContactRequest"; readonly at: string }
  | { readonly type: "meetDeadline"; readonly at: string };

export type ContactRequestEvent =
  | { readonly type: "asked"; readonly contactRequestId: string; readonly subjectId: string; readonly authorityId: string; readonly unitId: string | null; readonly referralId: string | null; readonly at: string; readonly answerBy: string }
  | { readonly type: "not-reached"; readonly at: string; readonly answerBy: string }
  | { readonly type: "contacted"; readonly outcome: ContactOutcome; readonly at: string }
  | { readonly type: "call-overdue"; readonly at: string; readonly lapsesAt: string }
  | { readonly type: "withdrawn"; readonly at: string }
  | { readonly type: "lapsed"; readonly at: string };
