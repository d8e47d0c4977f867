import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../../domain/course/commands.ts";
import type { OutcomesDeps } from "../ports.ts";
import { askConsent } from "./ask-consent.ts";
import { isOwnCourse } from "./own-course.ts";
import { consentIdOf } from "./resting-on.ts";

/** A goal in the citizen's own words, or other words for one (OUT-02): the words are sealed, the course knows only that there is one. */
export const setGoal = (deps: OutcomesDeps) => async (input: z.infer<typeof outcomesCommands.SetGoal>, who: Actor) => {
  const isOwn = await isOwnCourse(deps, who, input.referralId);
  await askConsent(deps, input, isOwn);
  const goalId = input.goalId ?? deps.ids.next();
  return await runCommand(deps.runner, deps.courses, {
    name: "setGoal", id: input.referralId, input, mayKnow: () => isOwn,
    command: (): CourseCommand => ({ type: "setGoal", goalId, isNew: input.goalId === undefined }),
    within: (tx, { state }) => deps.words.changeGoal(tx, { referralId: input.referralId, consentId: consentIdOf(state, goalId) }, goalId, { words: input.words }),
    result: () => ({ goalId }),
  });
};
