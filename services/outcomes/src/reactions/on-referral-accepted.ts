import { Accepted } from "@haandslag/contracts";
import { reactOneByOne, type CommandRunner } from "@haandslag/service-kit";
import { changeCourse } from "../storage/change-course.ts";
import { holdSubject } from "../storage/course-subjects.ts";
import type { Courses } from "../storage/courses.ts";

/**
 * From here on we know which pseudonym the organisation has for the citizen. Where the referral was over before this
 * came, it brings nothing back (CON-22, CON-25).
 */
export const onReferralAccepted = (courses: Courses, { clock }: CommandRunner) =>
  reactOneByOne({
    on: Accepted,
    async apply({ referralId, organisationId, pseudonym }, tx) {
      const { before, after } = await changeCourse(tx, courses, referralId, { type: "hearAccepted", organisationId }, clock.now());
      if (before?.subject !== "held" && after?.subject === "held") await holdSubject(tx, referralId, pseudonym);
    },
  });
