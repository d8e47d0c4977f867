import type { outcomesCommands } from "@haandslag/contracts";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../domain/course/commands.ts";
import { assertMeasurementConsent, getOwnCourse, ownCourse } from "./own-course.ts";
import type { OutcomesDeps } from "./ports.ts";

/** A goal in the citizen's own words (OUT-02): the words are sealed, the course knows only that there is one. */
export const setGoal = (deps: OutcomesDeps) => async (input: z.infer<typeof outcomesCommands.SetGoal>, who: Actor) => {
  const { state } = await getOwnCourse(deps, who, input.referralId);
  if (input.goalId !== undefined && !state.goals.some(({ id }) => id === input.goalId)) throw new DomainError("GOAL_UNKNOWN");
  await assertMeasurementConsent(deps, input.referralId, state.organisationId);
  const goalId = input.goalId ?? deps.ids.next();
  const dataKeyId = await deps.vault.createKey({ owner: "goals", aggregateId: input.referralId });
  return await runCommand(deps.runner, deps.courses, {
    name: "setGoal", id: input.referralId, input, mayKnow: ownCourse(deps, who),
    command: (): CourseCommand => ({ type: "setGoal", goalId }),
    within: (tx) => deps.vault.seal(tx, { id: goalId, dataKeyId, kind: "goal", content: { words: input.words } }),
    result: () => ({ goalId }),
  });
};
