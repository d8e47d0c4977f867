import { CheckInMoment } from "@haandslag/contracts";
import { answerBy, threeMonthsAfter } from "./calendar.ts";
import { consentOf, type Course } from "./state.ts";

/** In their order in time. */
const moments = CheckInMoment.options;

/**
 * The instant that a check-in is still to be asked for, or undefined. Each moment is asked for once and never after a
 * later one, while the course is measured under a consent (OUT-10), and only of a citizen who said yes before the
 * moment's three weeks were over: an answer given in the eighth month says nothing of the start. Whom we have forgotten
 * could not answer.
 */
function momentToAsk(course: Course, moment: CheckInMoment): string | undefined {
  const consent = consentOf(course);
  const at = momentOf(course, moment);
  if (consent === undefined || at === undefined || course.status === "measured" || course.subject === "forgotten") return undefined;
  if (course.checkIns.some((checkIn) => moments.indexOf(checkIn.moment) >= moments.indexOf(moment))) return undefined;
  return consent.since < answerBy(at) ? at : undefined;
}

function momentOf({ startedAt, endedAt }: Course, moment: CheckInMoment): string | undefined {
  if (startedAt === null) return undefined;
  switch (moment) {
    case "start": return endedAt === null ? startedAt : undefined;
    case "three-months": return endedAt === null ? threeMonthsAfter(startedAt) : undefined;
    case "end": return endedAt ?? undefined;
    default: return moment satisfies never;
  }
}

/** The moment to ask for now, the latest of several. Start and end have come when we hear of them, also where the teller's clock is ahead of ours. */
export const momentToAskNow = (course: Course, now: string): CheckInMoment | undefined =>
  moments.findLast((moment) => {
    const at = momentToAsk(course, moment);
    return at !== undefined && (moment !== "three-months" || at <= now);
  });

/** When something next happens by itself (OUT-01): the check-in at three months, or one that nobody answered. */
export function nextDeadline(course: Course): string | null {
  const lapses = course.checkIns.filter(({ status }) => status === "due").map((checkIn) => checkIn.answerBy);
  const second = momentToAsk(course, "three-months");
  return [...lapses, ...(second === undefined ? [] : [second])].sort()[0] ?? null;
}
