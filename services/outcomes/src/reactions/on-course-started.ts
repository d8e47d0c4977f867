import { CourseStarted } from "@haandslag/contracts";
import { reactWith, type CommandRunner, type Ids } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import type { Courses } from "../storage/courses.ts";
import { checkInIds } from "./check-in-ids.ts";

/** The course runs: with the consent to measurement the first check-in is due, and three months are counted from here. A second peer begins no second course. */
export const onCourseStarted = (courses: Courses, { clock }: CommandRunner, ids: Ids) =>
  reactWith({
    on: CourseStarted, aggregate: courses, clock,
    id: ({ referralId }) => referralId,
    command: ({ organisationId, startedAt }, now): CourseCommand => ({ type: "hearStarted", organisationId, at: startedAt, now: now.toISOString(), ids: checkInIds(ids) }),
  });
