import { answerCheckIn } from "./answer-check-in.ts";
import { declineCheckIn } from "./decline-check-in.ts";
import { listCourses } from "./list-courses.ts";
import { myCourse } from "./my-course.ts";
import type { OutcomesDeps } from "./ports.ts";
import { recordOutcome } from "./record-outcome.ts";
import { reportProgress } from "./report-progress.ts";
import { setGoal } from "./set-goal.ts";

export const outcomesFeatures = (deps: OutcomesDeps) => ({
  answerCheckIn: answerCheckIn(deps),
  declineCheckIn: declineCheckIn(deps),
  setGoal: setGoal(deps),
  reportProgress: reportProgress(deps),
  recordOutcome: recordOutcome(deps),
  myCourse: myCourse(deps),
  listCourses: listCourses(deps),
  instrument: () => deps.instrument,
});
export type OutcomesFeatures = ReturnType<typeof outcomesFeatures>;
