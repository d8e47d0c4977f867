import { CourseStarted } from "@haandslag/contracts";
import { reactWith } from "@haandslag/service-kit";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

export const onCourseStarted = ({ referrals, clock, ids }: Pick<Deps, "referrals" | "clock" | "ids">) => reactWith({
  on: CourseStarted, aggregate: referrals, clock,
  id: ({ referralId }) => referralId,
  command: ({ assignmentId, peerId, startedAt }): ReferralCommand => ({ type: "noteCourseStarted", assignmentId, peerId, startedAt, noticeId: ids.next() }),
});
