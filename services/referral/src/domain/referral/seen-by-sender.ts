import type { ReferralStatus } from "@haandslag/contracts";
import type { FeedbackCategory, Referral } from "./state.ts";

/** Has the sender been told this of the course, under the citizen's own consent to feedback? */
export const wasTold = (state: Referral, category: FeedbackCategory): boolean =>
  "told" in state && state.told.some((told) => told.category === category);

/**
 * The status as the sender may know it (REF-12): `in_course` reads `accepted` until the citizen's consent to feedback
 * has let `started` through. A citizen who refers herself knows everything: it is her course.
 */
export const statusForSender = (state: Referral): ReferralStatus =>
  state.status === "in_course" && state.sender.kind === "authority" && !wasTold(state, "started") ? "accepted" : state.status;

/** What has happened in the course and could be told; whether it may be is the consent decision's to say. */
export function untoldFeedback(state: Referral): FeedbackCategory[] {
  if (state.sender.kind === "citizen" || !("course" in state)) return [];
  const happened: FeedbackCategory[] = [
    ...(state.course === null ? [] : ["started" as const]),
    ...(state.course?.endedAt == null ? [] : ["ended" as const]),
    ...(state.outcome === null ? [] : ["outcome" as const]),
  ];
  return happened.filter((category) => !wasTold(state, category));
}
