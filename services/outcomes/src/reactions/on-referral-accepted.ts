import { Accepted } from "@haandslag/contracts";
import { reactOneByOne, type CommandRunner } from "@haandslag/service-kit";
import type { ReferralPort } from "../features/ports.ts";
import { changeCourse } from "../storage/change-course.ts";
import type { CourseSubjects } from "../storage/course-subjects.ts";
import type { Courses } from "../storage/courses.ts";

/**
 * From here on we know which pseudonym the organisation has for the citizen: asked for, since no event tells it. Where the
 * referral was over before this came, or is over by now, it brings nothing back (CON-22, CON-25).
 */
export const onReferralAccepted = (courses: Courses, subjects: CourseSubjects, referral: ReferralPort, { clock }: CommandRunner) =>
  reactOneByOne({
    on: Accepted,
    async apply({ referralId, organisationId }, tx) {
      // Asked before the lock: an answer that takes its time holds up nobody else.
      const pseudonym = await referral.findPseudonym({ referralId, organisationId });
      if (pseudonym === undefined) return;
      const { before, after } = await changeCourse(tx, courses, referralId, { type: "hearAccepted", organisationId }, clock.now());
      if (before?.subject !== "held" && after?.subject === "held") await subjects.hold(tx, referralId, pseudonym);
    },
  });
