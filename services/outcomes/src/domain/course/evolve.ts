import type { CheckInStatus } from "@haandslag/contracts";
import { nextDeadline } from "./asking.ts";
import type { CourseEvent } from "./events.ts";
import { type CheckIn, consentOf, type Course, type MeasurementConsent } from "./state.ts";

const unknownCourse: Course = {
  status: "measuring", organisationId: null, subject: "unknown", isReferralOver: false, consents: [], startedAt: null, endedAt: null, outcome: null, checkIns: [], goals: [], deadlineAt: null,
};

export function evolve(state: Course | undefined, event: CourseEvent): Course {
  const course = forgetful(changed(state ?? unknownCourse, event));
  return { ...course, deadlineAt: nextDeadline(course) };
}

/** CON-25: once the referral is over, only a consent to measurement keeps the citizen known here. */
const forgetful = (course: Course): Course => (course.isReferralOver && consentOf(course) === undefined ? { ...course, subject: "forgotten" } : course);

function changed(course: Course, event: CourseEvent): Course {
  switch (event.type) {
    case "referral-accepted":
      return { ...course, organisationId: event.organisationId, subject: "held" };
    case "referral-over":
      return { ...course, isReferralOver: true };
    case "measurement-consented":
      return withConsent(course, { consentId: event.consentId, status: "given", organisationId: event.organisationId, since: event.at });
    case "measurement-ended":
      // What rested on it is destroyed with its key; of a check-in that was answered only that it was.
      return withConsent({ ...course, goals: course.goals.filter(({ consentId }) => consentId !== event.consentId) }, { consentId: event.consentId, status: "ended" });
    case "course-started":
      return { ...course, organisationId: event.organisationId, startedAt: event.at };
    case "course-ended":
      return { ...course, organisationId: event.organisationId, endedAt: event.at };
    case "check-in-due":
      return { ...course, checkIns: [...course.checkIns, { id: event.checkInId, moment: event.moment, status: "due", answerBy: event.answerBy, instrument: null }] };
    case "check-in-answered":
      return settled(course, event.checkInId, "answered", event.instrument);
    case "check-in-declined":
      return settled(course, event.checkInId, "declined");
    case "check-in-lapsed":
      return settled(course, event.checkInId, "lapsed");
    case "goal-set":
      return { ...course, goals: [...course.goals, { id: event.goalId, consentId: event.consentId }] };
    case "goal-reworded":
    case "progress-reported":
      return course;
    case "outcome-recorded":
      return { ...course, outcome: event.outcome };
    case "measured":
      return { ...course, status: "measured" };
    default:
      return event satisfies never;
  }
}

const withConsent = (course: Course, consent: MeasurementConsent): Course =>
  ({ ...course, consents: [...course.consents.filter(({ consentId }) => consentId !== consent.consentId), consent] });

const settled = (course: Course, checkInId: string, status: CheckInStatus, instrument: string | null = null): Course =>
  ({ ...course, checkIns: course.checkIns.map((checkIn): CheckIn => (checkIn.id === checkInId ? { ...checkIn, status, instrument } : checkIn)) });
