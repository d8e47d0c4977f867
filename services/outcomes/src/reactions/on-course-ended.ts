import { CourseEnded } from "@haandslag/contracts";
import { reactWith, type CommandRunner, type Ids } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import type { Courses } from "../storage/courses.ts";
import { checkInIds } from "./check-in-ids.ts";

/** The course is over: where it had begun, the last check-in is due. */
export const onCourseEnded = (courses: Courses, { clock }: CommandRunner, ids: Ids) =>
  reactWith({
    on: CourseEnded, aggregate: courses, clock,
    id: ({ referralId }) => referralId,
    command: ({ organisationId, endedAt }, now): CourseCommand => ({ type: "hearEnded", organisationId, at: endedAt, now: now.toISOString(), ids: checkInIds(ids) }),
  });
