import { Closed, Declined, Stopped, Withdrawn } from "@haandslag/contracts";
import { type CommandRunner, type Queryable, reactOneByOne } from "@haandslag/service-kit";
import { changeCourse } from "../storage/change-course.ts";
import type { CourseSubjects } from "../storage/course-subjects.ts";
import type { Courses } from "../storage/courses.ts";

/**
 * The referral is over: unless the citizen consents to measurement, nobody here needs to know any more whom its course
 * was about (CON-25). What was never sent is no course.
 */
export const onReferralOver = (courses: Courses, subjects: CourseSubjects, { clock }: CommandRunner) => {
  const apply = async ({ referralId, organisationId }: { readonly referralId: string; readonly organisationId: string | null }, tx: Queryable) => {
    if (organisationId === null) return;
    const { after } = await changeCourse(tx, courses, referralId, { type: "hearReferralOver" }, clock.now());
    if (after?.subject === "forgotten") await subjects.forget(tx, referralId);
  };
  return [reactOneByOne({ on: Declined, apply }), reactOneByOne({ on: Withdrawn, apply }), reactOneByOne({ on: Stopped, apply }), reactOneByOne({ on: Closed, apply })];
};
