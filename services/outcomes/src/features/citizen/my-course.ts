import type { Actor } from "@haandslag/service-kit/auth";
import { chimeParts } from "../../domain/chime/parts.ts";
import { chimeScores } from "../../domain/chime/score.ts";
import { consentOf } from "../../domain/course/state.ts";
import type { OutcomesDeps } from "../ports.ts";
import { getOwnCourse } from "./own-course.ts";

/** Everything that the citizen wrote here, to the citizen alone: goals in own words, check-ins in five parts without a total, and how many answers each mean is of. */
export const myCourse = (deps: OutcomesDeps) => async (input: { readonly referralId: string }, who: Actor) => {
  const course = await getOwnCourse(deps, who, input.referralId);
  const opened = await deps.words.open(deps.runner.pool, { goals: course.goals.map(({ id }) => id), checkIns: course.checkIns.map(({ id }) => id) });
  return {
    referralId: input.referralId,
    status: course.status,
    isMeasured: consentOf(course) !== undefined,
    startedAt: course.startedAt, endedAt: course.endedAt,
    goals: course.goals.map(({ id }) => ({ goalId: id, words: opened.goal(id)?.words ?? null, progress: opened.goal(id)?.progress ?? null })),
    checkIns: course.checkIns.map(({ id, moment, status, answerBy, instrument }) => {
      const answers = opened.answers(id);
      return { checkInId: id, moment, status, answerBy, instrument, scores: answers === undefined ? null : chimeScores(answers), parts: answers === undefined ? null : chimeParts(answers) };
    }),
  };
};
