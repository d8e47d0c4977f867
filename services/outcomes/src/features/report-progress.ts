import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../domain/course/commands.ts";
import { ownCourse } from "./own-course.ts";
import type { OutcomesDeps } from "./ports.ts";

/** The citizen's own view of a goal (OUT-02). */
export const reportProgress = (deps: OutcomesDeps) => (input: z.infer<typeof outcomesCommands.ReportProgress>, who: Actor) =>
  runCommand(deps.runner, deps.courses, {
    name: "reportProgress", id: input.referralId, input, mayKnow: ownCourse(deps, who),
    command: (): CourseCommand => ({ type: "reportProgress", goalId: input.goalId, progress: input.progress }),
    result: () => ({ goalId: input.goalId, progress: input.progress }),
  });
