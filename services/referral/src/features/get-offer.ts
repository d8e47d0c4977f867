import type { CourseOutcome, referralCommands, ReferralStatus } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isRecipient } from "../domain/policies/who-may-know.ts";
import type { Referral } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

/** How one referral stands, to the organisation that it was sent to: ids, dates and states, also after its end. No disclosure. */
export interface OfferStanding {
  readonly referralId: string;
  readonly status: Exclude<ReferralStatus, "draft">;
  readonly sentAt: string;
  readonly answerBy: string;
  readonly openedAt: string | null;
  readonly isOverdue: boolean;
  readonly acceptedAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: CourseOutcome | null;
  /** Of the consent that it rests on, as last heard: what was opened under another is not what is covered now. */
  readonly consentEpoch: number | null;
}

/** What a coordinator's page asks again whenever something changed: while it says `accepted` or `in_course` a case may be open. */
export const getOffer = ({ runner, referrals }: Pick<Deps, "runner" | "referrals">) => async ({ referralId }: z.infer<typeof referralCommands.ReferralById>, who: Actor): Promise<OfferStanding> => {
  const state = (await referrals.store.find(runner.pool, referralId))?.state;
  if (state === undefined || state.status === "draft" || !isRecipient(who.tenantId, state) || state.offer === null) throw new DomainError("NOT_FOUND");
  const { sentAt, answerBy, openedAt, isOverdue } = state.offer;
  return {
    referralId, status: state.status, sentAt, answerBy, openedAt, isOverdue, endedAt: endedAt(state),
    acceptedAt: "acceptance" in state ? state.acceptance.at : null, outcome: "outcome" in state ? state.outcome : null,
    consentEpoch: state.consents.find(({ consentId }) => consentId === state.offer?.consentId)?.epoch ?? null,
  };
};

function endedAt(state: Referral): string | null {
  switch (state.status) {
    case "declined": return state.declined.at;
    case "withdrawn": return state.withdrawn.at;
    case "stopped": return state.stopped.at;
    case "closed": return state.closedAt;
    case "draft":
    case "offered":
    case "accepted":
    case "in_course": return null;
  }
}
