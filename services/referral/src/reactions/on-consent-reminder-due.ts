import { ConsentReminderDue } from "@haandslag/contracts";
import { reactWith } from "@haandslag/service-kit";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

export const onConsentReminderDue = ({ referrals, clock, ids }: Pick<Deps, "referrals" | "clock" | "ids">) => reactWith({
  on: ConsentReminderDue, aggregate: referrals, clock,
  id: ({ referralId }) => referralId,
  command: ({ kind, answerBy }): ReferralCommand => ({ type: "noteConsentReminder", kind, answerBy, noticeId: ids.next() }),
});
