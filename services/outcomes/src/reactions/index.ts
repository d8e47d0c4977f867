import type { CommandRunner, Ids, ReceiptSigner } from "@haandslag/service-kit";
import type { ReferralPort } from "../features/ports.ts";
import type { CourseSubjects } from "../storage/course-subjects.ts";
import type { Courses } from "../storage/courses.ts";
import type { OwnWords } from "../storage/own-words.ts";
import { answerEndedConsents } from "./answer-ended-consents.ts";
import { onCourseEnded } from "./on-course-ended.ts";
import { onCourseStarted } from "./on-course-started.ts";
import { onMeasurementGranted } from "./on-measurement-granted.ts";
import { onReferralAccepted } from "./on-referral-accepted.ts";
import { onReferralOver } from "./on-referral-over.ts";

interface ReactionDeps {
  readonly courses: Courses;
  readonly subjects: CourseSubjects;
  readonly referral: ReferralPort;
  readonly runner: CommandRunner;
  readonly ids: Ids;
  readonly words: OwnWords;
  readonly signer: ReceiptSigner;
}

/** What we listen to. */
export const reactionsOf = (deps: ReactionDeps) => {
  const { courses, subjects, referral, runner, ids } = deps;
  return [
    onReferralAccepted(courses, subjects, referral, runner), ...onReferralOver(courses, subjects, runner), onCourseStarted(courses, runner, ids), onCourseEnded(courses, runner, ids),
    onMeasurementGranted(courses, runner, ids), ...answerEndedConsents(deps),
  ];
};
