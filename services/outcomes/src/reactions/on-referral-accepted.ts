import { Accepted } from "@haandslag/contracts";
import { reactWith, type CommandRunner } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import type { Courses } from "../storage/courses.ts";

/** From here on we know which pseudonym the organisation has for the citizen. */
export const onReferralAccepted = (courses: Courses, { clock }: CommandRunner) =>
  reactWith({
    on: Accepted, aggregate: courses, clock,
    id: ({ referralId }) => referralId,
    command: ({ organisationId, pseudonym }): CourseCommand => ({ type: "hearAccepted", organisationId, pseudonym }),
  });
