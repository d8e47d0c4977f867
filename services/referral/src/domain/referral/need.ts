import { type DeclineConsequence, ReferralNeed } from "@haandslag/contracts";
import type { Draft, Referral } from "./state.ts";

/** What the referral needs from its sender now. */
export function needOf(state: Referral): ReferralNeed {
  switch (state.status) {
    case "draft": return ofDraft(state);
    case "offered": return state.offer.isOverdue ? "answer-overdue" : "organisation-answers";
    case "accepted":
    case "in_course": return "running";
    case "declined": return state.settledAt === null ? ofDeclined[state.declined.consequence] : "nothing";
    case "stopped": return state.settledAt === null ? "stopped" : "nothing";
    case "withdrawn":
    case "closed": return "nothing";
    default: return state satisfies never;
  }
}

/** By the latest answer about the organisation that was last asked about; what was asked and is not heard of yet waits for the citizen. */
function ofDraft({ lacks, organisationId, consents }: Draft): ReferralNeed {
  if (lacks.length > 0) return "draft-to-finish";
  if (organisationId === null) return "consent-to-ask";
  const latest = consents.findLast((consent) => consent.purpose === "referral" && consent.organisationId === organisationId);
  switch (latest?.status) {
    case undefined:
    case "requested": return "citizen-answers";
    case "granted": return "ready-to-send";
    case "refused":
    case "revoked": return "citizen-said-no";
    case "lapsed":
    case "expired": return "citizen-did-not-answer";
  }
}

const ofDeclined: Readonly<Record<DeclineConsequence, ReferralNeed>> = { "re-route": "declined-choose-next", wait: "declined-choose-next", close: "declined-final" };

/** Its place among the needs, 0 first: sorts the sender's list. `accepted` and `in_course` share one (REF-12). */
export const rankOf = (need: ReferralNeed): number => ReferralNeed.options.indexOf(need);
