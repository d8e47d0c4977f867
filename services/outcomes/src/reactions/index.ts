import type { CommandRunner, Ids } from "@haandslag/service-kit";
import type { Courses } from "../storage/courses.ts";
import type { OwnWords } from "../storage/own-words.ts";
import { onCourseEnded } from "./on-course-ended.ts";
import { onCourseStarted } from "./on-course-started.ts";
import { onMeasurementEnded } from "./on-measurement-ended.ts";
import { onMeasurementGranted } from "./on-measurement-granted.ts";
import { onReferralAccepted } from "./on-referral-accepted.ts";
import { onReferralOver } from "./on-referral-over.ts";

/** What we listen to. */
export const reactionsOf = ({ courses, runner, ids, words }: { courses: Courses; runner: CommandRunner; ids: Ids; words: OwnWords }) => [
  onReferralAccepted(courses, runner), ...onReferralOver(courses, runner), onCourseStarted(courses, runner, ids), onCourseEnded(courses, runner, ids),
  onMeasurementGranted(courses, runner, ids), ...onMeasurementEnded(courses, runner, words),
];
