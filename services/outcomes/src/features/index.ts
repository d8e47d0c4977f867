import { answerCheckIn } from "./citizen/answer-check-in.ts";
import { declineCheckIn } from "./citizen/decline-check-in.ts";
import { listCourses } from "./list-courses.ts";
import { myCourse } from "./citizen/my-course.ts";
import type { OutcomesDeps } from "./ports.ts";
import { recordOutcome } from "./record-outcome.ts";
import { reportProgress } from "./citizen/report-progress.ts";
import { setGoal } from "./citizen/set-goal.ts";

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
