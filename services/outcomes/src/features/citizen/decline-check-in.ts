import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../../domain/course/commands.ts";
import type { OutcomesDeps } from "../ports.ts";
import { isOwnCourse } from "./own-course.ts";

/** The citizen would rather not, this time. Nobody asks why, and nothing else changes. */
export const declineCheckIn = (deps: OutcomesDeps) => async (input: z.infer<typeof outcomesCommands.DeclineCheckIn>, who: Actor) => {
  const isOwn = await isOwnCourse(deps, who, input.referralId);
  return await runCommand(deps.runner, deps.courses, {
    name: "declineCheckIn", id: input.referralId, input, mayKnow: () => isOwn,
    command: (): CourseCommand => ({ type: "declineCheckIn", checkInId: input.checkInId }),
    result: () => ({ checkInId: input.checkInId, status: "declined" as const }),
  });
};
