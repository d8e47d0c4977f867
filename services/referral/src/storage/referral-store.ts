import { type Aggregate, aggregateStore, type Ids } from "@haandslag/service-kit";
import { announce, decide, evolve, type Referral, type ReferralCommand, type ReferralEvent } from "../domain/referral/index.ts";

export const referralAggregate = (ids: Ids): Aggregate<Referral, ReferralCommand, ReferralEvent> =>
  ({ decider: { decide, evolve, announce }, store: aggregateStore<Referral, ReferralEvent>("referral", ids) });

/** Two referrals may not have the same contact code (REF-25). */
export const isContactCodeTaken = (error: unknown): boolean => (error as { constraint?: string } | null)?.constraint === "referral_contact_code";
