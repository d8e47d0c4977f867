import type { ReferralNeed, ReferralStatus } from "@haandslag/contracts";

/** What a case can need, the most urgent first: as the service sorts its list. */
export const needs = [
  "answer-overdue", "ready-to-send", "citizen-said-no", "citizen-did-not-answer", "declined-choose-next", "declined-final", "stopped", "consent-to-ask", "draft-to-finish",
  "citizen-answers", "organisation-answers", "running", "nothing",
] as const satisfies readonly ReferralNeed[];

/** Somebody else is to act, or nobody. */
const others: readonly ReferralNeed[] = ["citizen-answers", "organisation-answers", "running", "nothing"];
export const isMine = (need: ReferralNeed): boolean => !others.includes(need);

export const statuses = ["draft", "offered", "accepted", "in_course", "closed", "declined", "withdrawn", "stopped"] as const satisfies readonly ReferralStatus[];
