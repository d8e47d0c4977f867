import { isOver } from "@haandslag/referral/domain/referral";
import type { Line } from "../world/line.ts";

/**
 * What must not depend on the order in which events arrive (CON-22): which consents stand, what each service knows of
 * them, what is held by whom. Three things do depend on it, and may: which feedback was let through before its consent
 * ended; whether a citizen whose referral is over was forgotten before her yes to measurement was heard of (what was
 * forgotten cannot come back, CON-25, so there the earlier forgets more); and what a referral that is over had heard of
 * its other consents by then, since it listens to nobody any more.
 */
export const outcomeOf = ({ referral, consents, accounts, shares, assignment, held, course, isSubjectKept }: Line): string => JSON.stringify({
  consents: consents.map(({ consentId, status, epoch }) => `${consentId.slice(-4)} ${status} ${epoch}`),
  referral: referral.status,
  noted: isOver(referral) ? "over" : referral.consents.map(({ consentId, status, epoch }) => `${consentId.slice(-4)} ${status} ${epoch}`),
  shares,
  receipts: Object.values(accounts).map(({ consentId, epochs }) => `${consentId.slice(-4)} ${epochs.map(({ epoch, lines }) => `${epoch} ${lines.map(({ holder, status }) => `${holder} ${status}`).join(", ")}`).join("; ")}`).toSorted(),
  // Over before it was heard of, or heard of and over: either way there is nothing left of it.
  assignment: assignment?.status ?? "ended",
  held: held !== null,
  course: course === undefined ? null : { over: course.isReferralOver, subject: subjectOf(course, isSubjectKept), consents: course.consents.map(({ consentId, status }) => `${consentId.slice(-4)} ${status}`).toSorted() },
});

function subjectOf(course: NonNullable<Line["course"]>, isKept: boolean): string {
  const isMeasured = course.consents.some(({ status }) => status === "given");
  return course.isReferralOver && isMeasured ? "kept or forgotten" : `${course.subject} ${isKept ? "kept" : "not kept"}`;
}
