import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../../domain/course/commands.ts";
import type { OutcomesDeps } from "../ports.ts";
import { askConsent } from "./ask-consent.ts";
import { isOwnCourse } from "./own-course.ts";
import { consentIdOf } from "./resting-on.ts";

/** The citizen's own answers (OUT-01), sealed in the transaction that settles the check-in. */
export const answerCheckIn = (deps: OutcomesDeps) => async (input: z.infer<typeof outcomesCommands.AnswerCheckIn>, who: Actor) => {
  const isOwn = await isOwnCourse(deps, who, input.referralId);
  await askConsent(deps, input, isOwn);
  const instrument = `${deps.instrument.id}|${deps.instrument.version}`;
  return await runCommand(deps.runner, deps.courses, {
    name: "answerCheckIn", id: input.referralId, input, mayKnow: () => isOwn,
    command: (now): CourseCommand => ({ type: "answerCheckIn", checkInId: input.checkInId, instrument, now: now.toISOString() }),
    within: (tx, { state }) => deps.words.sealAnswers(tx, { referralId: input.referralId, consentId: consentIdOf(state) }, input.checkInId, input.answers),
    result: () => ({ checkInId: input.checkInId, status: "answered" as const }),
  });
};
