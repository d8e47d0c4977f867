import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../domain/course/commands.ts";
import { assertMeasurementConsent, getOwnCourse, ownCourse } from "./own-course.ts";
import type { OutcomesDeps } from "./ports.ts";

/**
 * The citizen's own answers, sealed before the check-in counts as answered. A withdrawal that comes between locks the
 * course first: then this save meets a newer version, decides again and is refused, and nothing of it is kept.
 */
export const answerCheckIn = (deps: OutcomesDeps) => async (input: z.infer<typeof outcomesCommands.AnswerCheckIn>, who: Actor) => {
  const { state } = await getOwnCourse(deps, who, input.referralId);
  await assertMeasurementConsent(deps, input.referralId, state.organisationId);
  const dataKeyId = await deps.vault.createKey({ owner: "goals", aggregateId: input.referralId });
  return await runCommand(deps.runner, deps.courses, {
    name: "answerCheckIn", id: input.referralId, input, mayKnow: ownCourse(deps, who),
    command: (now): CourseCommand => ({ type: "answerCheckIn", checkInId: input.checkInId, at: now.toISOString() }),
    within: (tx) => deps.vault.seal(tx, { id: input.checkInId, dataKeyId, kind: "answers", content: input.answers }),
    result: () => ({ checkInId: input.checkInId, status: "answered" as const }),
  });
};
