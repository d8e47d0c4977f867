import type { Actor } from "@haandslag/service-kit/auth";
import type { OutcomesDeps } from "../ports.ts";
import { getOwnCourse } from "./own-course.ts";

/**
 * All that the citizen wrote here, question by question and with the questions' words, for her to keep: offered before
 * the end of the consent to measurement deletes it (OUT-10). It needs no consent: what is gone is not in it.
 */
export const exportMyAnswers = (deps: OutcomesDeps) => async ({ referralId }: { readonly referralId: string }, who: Actor) => {
  const course = await getOwnCourse(deps, who, referralId);
  const opened = await deps.words.open(deps.runner.pool, { goals: course.goals.map(({ id }) => id), checkIns: course.checkIns.map(({ id }) => id) });
  return {
    format: "haandslag-answers/1" as const,
    referralId,
    writtenAt: deps.runner.clock.now().toISOString(),
    instrument: deps.instrument,
    checkIns: course.checkIns.map(({ id, moment, status, instrument }) => ({ moment, status, instrument, answers: opened.answers(id) ?? null })),
    goals: course.goals.flatMap(({ id }) => opened.goal(id) ?? []).map(({ words, progress }) => ({ words, progress })),
  };
};
