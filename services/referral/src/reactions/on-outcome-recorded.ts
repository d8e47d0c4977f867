import { OutcomeRecorded } from "@haandslag/contracts";
import { reactWith } from "@haandslag/service-kit";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

export const onOutcomeRecorded = ({ referrals, clock }: Pick<Deps, "referrals" | "clock">) => reactWith({
  on: OutcomeRecorded, aggregate: referrals, clock,
  id: ({ referralId }) => referralId,
  command: ({ outcome, organisationId }, _now, state): ReferralCommand | undefined => (state?.organisationId === organisationId ? { type: "noteOutcome", outcome } : undefined),
});
