import { deadlinesOf, type Deadlines, type Ids } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import type { Courses } from "../storage/courses.ts";
import { checkInIds } from "./check-in-ids.ts";

/** What happens by itself: the check-in at three months is asked for, and one that nobody answered lapses. */
export const onDeadline = (courses: Courses, ids: Ids): Deadlines =>
  deadlinesOf(courses, (now): CourseCommand => ({ type: "meetDeadline", now: now.toISOString(), ids: checkInIds(ids) }));
