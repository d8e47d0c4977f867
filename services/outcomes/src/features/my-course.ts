import type { Actor } from "@haandslag/service-kit/auth";
import { type Answers, chimeScores } from "../domain/chime/score.ts";
import { getOwnCourse } from "./own-course.ts";
import type { OutcomesDeps } from "./ports.ts";

/** Everything that the citizen wrote here, to the citizen alone (OUT-08): goals in own words, check-ins in five parts without a total. */
export const myCourse = (deps: OutcomesDeps) => async (input: { readonly referralId: string }, who: Actor) => {
  const { state } = await getOwnCourse(deps, who, input.referralId);
  const entries = [...state.goals.map(({ id }) => id), ...state.checkIns.map(({ id }) => id)];
  const opened = await deps.vault.openMany(deps.runner.pool, entries);
  return {
    referralId: input.referralId,
    status: state.status,
    isMeasured: state.measurement?.isActive === true,
    goals: state.goals.map(({ id, progress }) => ({ goalId: id, words: (opened.get(id) as { words: string } | undefined)?.words ?? null, progress })),
    checkIns: state.checkIns.map(({ id, moment, status, answerBy }) => {
      const answers = opened.get(id) as Answers | undefined;
      return { checkInId: id, moment, status, answerBy, scores: answers === undefined ? null : chimeScores(answers) };
    }),
  };
};
