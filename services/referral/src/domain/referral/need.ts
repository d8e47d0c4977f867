import type { Referral } from "./state.ts";

/**
 * How urgently the sender is needed: 0 an answer is overdue, 1 the citizen has answered, 2 the draft is the sender's to
 * go on with, 3 the citizen is asked, 4 the organisation is asked, 5 it runs, 9 it is over. `accepted` and `in_course`
 * share one number, so that a place in the list tells nothing that feedback does not (REF-12).
 */
export function need(state: Referral): number {
  switch (state.status) {
    case "draft": {
      const latest = state.consents.findLast((consent) => consent.purpose === "referral");
      return state.organisationId === null || latest === undefined ? 2 : latest.status === "requested" ? 3 : 1;
    }
    case "offered": return state.offer.isOverdue ? 0 : 4;
    case "accepted":
    case "in_course": return 5;
    case "declined":
    case "withdrawn":
    case "stopped":
    case "closed": return 9;
    default: return state satisfies never;
  }
}
