import type { OfferStep } from "@haandslag/contracts";
import { type Accepted, type InCourse, type Offered, peersReadyUntil } from "../referral/index.ts";

/**
 * What the coordinator does next, and since when it waits. Whether peers are being asked is peer assignment's to say; the
 * referral knows when the citizen has been offered some to choose among.
 */
export function coordinatorsStep(state: Offered | Accepted | InCourse, now: Date): { readonly step: OfferStep; readonly waitingSince: string } {
  if (state.status === "offered") return { step: state.offer.isOverdue ? "answer-overdue" : "answer", waitingSince: state.offer.sentAt };
  const { course, outcome, acceptance } = state;
  if (course === null) {
    const until = peersReadyUntil(state);
    return { step: until !== undefined && now.toISOString() < until ? "citizen-chooses" : "find-peer", waitingSince: acceptance.at };
  }
  if (course.endedAt === null) return { step: "course-runs", waitingSince: course.startedAt };
  return { step: outcome === null ? "record-outcome" : "close", waitingSince: course.endedAt };
}
