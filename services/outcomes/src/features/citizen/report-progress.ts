import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../../domain/course/commands.ts";
import type { OutcomesDeps } from "../ports.ts";
import { askConsent } from "./ask-consent.ts";
import { isOwnCourse } from "./own-course.ts";
import { consentIdOf } from "./resting-on.ts";

/** The citizen's own view of a goal (OUT-02): an answer like any other, so it is sealed and goes with the rest. */
export const reportProgress = (deps: OutcomesDeps) => async (input: z.infer<typeof outcomesCommands.ReportProgress>, who: Actor) => {
  const isOwn = await isOwnCourse(deps, who, input.referralId);
  await askConsent(deps, input, isOwn);
  return await runCommand(deps.runner, deps.courses, {
    name: "reportProgress", id: input.referralId, input, mayKnow: () => isOwn,
    command: (): CourseCommand => ({ type: "reportProgress", goalId: input.goalId }),
    within: (tx, { state }) => deps.words.changeGoal(tx, { referralId: input.referralId, consentId: consentIdOf(state, input.goalId) }, input.goalId, { progress: input.progress }),
    result: () => ({ goalId: input.goalId }),
  });
};
