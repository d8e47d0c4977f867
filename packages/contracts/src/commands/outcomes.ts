import { z } from "zod";
import { Id } from "../ids.ts";
import { ChimeItem, ChimeScore } from "../vocabulary/course.ts";
import { CourseOutcome } from "../vocabulary/referral.ts";
import { commandInput, longText } from "./command-input.ts";

/** Any question may be skipped: leave it out (OUT-01). */
export const AnswerCheckIn = commandInput({ referralId: Id, checkInId: Id, answers: z.partialRecord(ChimeItem, ChimeScore) });
export const DeclineCheckIn = commandInput({ referralId: Id, checkInId: Id });
export const SetGoal = commandInput({ referralId: Id, goalId: Id.optional(), words: longText });
/** The citizen's own view of how it goes, 0 (not begun) to 4 (reached). */
export const ReportProgress = commandInput({ referralId: Id, goalId: Id, progress: z.int().min(0).max(4) });
export const RecordOutcome = commandInput({ referralId: Id, outcome: CourseOutcome });
export const OutcomesOfReferral = z.strictObject({ referralId: Id });
