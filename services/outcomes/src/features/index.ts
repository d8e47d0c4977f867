import { withinScope } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { answerCheckIn } from "./citizen/answer-check-in.ts";
import { declineCheckIn } from "./citizen/decline-check-in.ts";
import { exportMyAnswers } from "./citizen/export-my-answers.ts";
import { listCourses } from "./list-courses.ts";
import { myCourse } from "./citizen/my-course.ts";
import type { OutcomesDeps } from "./ports.ts";
import { recordOutcome } from "./record-outcome.ts";
import { reportProgress } from "./citizen/report-progress.ts";
import { setGoal } from "./citizen/set-goal.ts";

export const outcomesFeatures = (deps: OutcomesDeps) => ({
  answerCheckIn: ofReferral(answerCheckIn(deps)),
  declineCheckIn: ofReferral(declineCheckIn(deps)),
  setGoal: ofReferral(setGoal(deps)),
  reportProgress: ofReferral(reportProgress(deps)),
  recordOutcome: recordOutcome(deps),
  myCourse: ofReferral(myCourse(deps)),
  exportMyAnswers: ofReferral(exportMyAnswers(deps)),
  listCourses: listCourses(deps),
  instrument: () => deps.instrument,
});
export type OutcomesFeatures = ReturnType<typeof outcomesFeatures>;

/**
 * No row here knows a citizen, so a citizen's call reaches the rows of the referral that it names; whether it is theirs
 * is for each feature to see (own-course.ts).
 */
function ofReferral<Input extends { readonly referralId: string }, Result>(feature: (input: Input, who: Actor) => Promise<Result>) {
  return (input: Input, who: Actor): Promise<Result> => withinScope(input.referralId, () => feature(input, who));
}
