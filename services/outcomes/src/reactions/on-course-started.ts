import { CourseStarted } from "@haandslag/contracts";
import { reactWith, type CommandRunner, type Ids } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import { checkInIds } from "./check-in-ids.ts";
import type { Courses } from "../storage/courses.ts";

/** The course runs: with the consent to measurement the first check-in is due, and three months are counted from here. */
export const onCourseStarted = (courses: Courses, { clock }: CommandRunner, ids: Ids) =>
  reactWith({
    on: CourseStarted, aggregate: courses, clock,
    id: ({ referralId }) => referralId,
    command: ({ organisationId, pseudonym, startedAt }): CourseCommand => ({ type: "hearStarted", organisationId, pseudonym, at: startedAt, ids: checkInIds(ids) }),
  });
