import type { CheckInStatus } from "@haandslag/contracts";
import { threeMonthsAfter } from "./calendar.ts";
import type { CourseEvent } from "./events.ts";
import type { CheckIn, Course } from "./state.ts";

const unknownCourse: Course = {
  status: "measuring", organisationId: "", pseudonym: null, measurement: null, startedAt: null, endedAt: null, outcome: null, checkIns: [], goals: [], deadlineAt: null,
};

export const evolve = (state: Course | undefined, event: CourseEvent): Course => withDeadline(changed(state ?? unknownCourse, event));

function changed(course: Course, event: CourseEvent): Course {
  switch (event.type) {
    case "referral-accepted":
      return { ...course, organisationId: event.organisationId, pseudonym: event.pseudonym };
    case "measurement-consented":
      return { ...course, organisationId: event.organisationId, measurement: { consentId: event.consentId, epoch: event.epoch, isActive: true } };
    case "measurement-withdrawn":
      // The goals' words and all answers are destroyed with their key; what was asked and is open is not asked any more.
      return {
        ...course, organisationId: event.organisationId, measurement: { consentId: event.consentId, epoch: event.epoch, isActive: false }, goals: [],
        checkIns: course.checkIns.map((checkIn) => (checkIn.status === "due" ? { ...checkIn, status: "lapsed" } : checkIn)),
      };
    case "course-started":
      return { ...course, organisationId: event.organisationId, pseudonym: event.pseudonym, startedAt: event.at };
    case "course-ended":
      return { ...course, endedAt: event.at };
    case "check-in-due":
      return { ...course, checkIns: [...course.checkIns, { id: event.checkInId, moment: event.moment, status: "due", answerBy: event.answerBy }] };
    case "check-in-answered":
      return settled(course, event.checkInId, "answered");
    case "check-in-declined":
      return settled(course, event.checkInId, "declined");
    case "check-in-lapsed":
      return settled(course, event.checkInId, "lapsed");
    case "goal-set":
      return course.goals.some(({ id }) => id === event.goalId) ? course : { ...course, goals: [...course.goals, { id: event.goalId, progress: 0 }] };
    case "progress-reported":
      return { ...course, goals: course.goals.map((goal) => (goal.id === event.goalId ? { ...goal, progress: event.progress } : goal)) };
    case "outcome-recorded":
      return { ...course, outcome: event.outcome };
    case "measured":
      return { ...course, status: "measured" };
    default:
      return event satisfies never;
  }
}

const settled = (course: Course, checkInId: string, status: CheckInStatus): Course =>
  ({ ...course, checkIns: course.checkIns.map((checkIn): CheckIn => (checkIn.id === checkInId ? { ...checkIn, status } : checkIn)) });

function withDeadline(course: Course): Course {
  const lapses = course.checkIns.filter(({ status }) => status === "due").map((checkIn) => checkIn.answerBy);
  const second = waitsForSecond(course) ? [threeMonthsAfter(course.startedAt)] : [];
  return { ...course, deadlineAt: [...lapses, ...second].sort()[0] ?? null };
}

/** The course runs, the citizen consents, and the check-in at three months has not been asked yet. */
export function waitsForSecond(course: Course): course is Course & { readonly startedAt: string } {
  return course.startedAt !== null && course.endedAt === null && course.measurement?.isActive === true && !course.checkIns.some(({ moment }) => moment === "three-months");
}
