import { changeBy, currentCall, type Queryable } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import type { Course } from "../domain/course/state.ts";
import type { Courses } from "./courses.ts";

/**
 * Locks the course, decides and saves, in the caller's transaction. Where it has no more use for knowing whom it is about
 * (`subject` is `forgotten`), the caller forgets it in the same one (CON-25).
 * @returns the course before and after
 */
export async function changeCourse(tx: Queryable, courses: Courses, referralId: string, command: CourseCommand, at: Date): Promise<{ before: Course | undefined; after: Course | undefined }> {
  const stored = (await courses.store.lock(tx, [referralId])).get(referralId);
  const change = changeBy(courses.decider, referralId, stored, command);
  if (change === undefined) return { before: stored?.state, after: stored?.state };
  await courses.store.save(tx, [change], { call: currentCall(), at });
  return { before: stored?.state, after: change.state };
}
