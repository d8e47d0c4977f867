import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../../domain/course/commands.ts";
import type { OutcomesDeps } from "../ports.ts";
import { ownCourse } from "./own-course.ts";

/** The citizen would rather not, this time. Nobody asks why, and nothing else changes. */
export const declineCheckIn = (deps: OutcomesDeps) => (input: z.infer<typeof outcomesCommands.DeclineCheckIn>, who: Actor) =>
  runCommand(deps.runner, deps.courses, {
    name: "declineCheckIn", id: input.referralId, input, mayKnow: ownCourse(deps, who),
    command: (): CourseCommand => ({ type: "declineCheckIn", checkInId: input.checkInId }),
    result: () => ({ checkInId: input.checkInId, status: "declined" as const }),
  });
