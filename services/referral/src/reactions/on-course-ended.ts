import { CourseEnded } from "@haandslag/contracts";
import { reactWith } from "@haandslag/service-kit";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

export const onCourseEnded = ({ referrals, clock }: Pick<Deps, "referrals" | "clock">) => reactWith({
  on: CourseEnded, aggregate: referrals, clock,
  id: ({ referralId }) => referralId,
  command: ({ assignmentId, because, hadStarted, endedAt }): ReferralCommand | undefined => (hadStarted ? { type: "noteCourseEnded", assignmentId, because, endedAt } : undefined),
});
