import { CheckInDue } from "@haandslag/contracts";
import { reactWith } from "@haandslag/service-kit";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

export const onCheckInDue = ({ referrals, clock, ids }: Pick<Deps, "referrals" | "clock" | "ids">) => reactWith({
  on: CheckInDue, aggregate: referrals, clock,
  id: ({ referralId }) => referralId,
  command: ({ checkInId, answerBy }): ReferralCommand => ({ type: "noteCheckInDue", checkInId, answerBy, noticeId: ids.next() }),
});
