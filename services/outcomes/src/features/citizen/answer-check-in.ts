import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../../domain/course/commands.ts";
import type { OutcomesDeps } from "../ports.ts";
import { askConsent } from "./ask-consent.ts";
import { ownCourse } from "./own-course.ts";
import { consentIdOf } from "./resting-on.ts";

/** The citizen's own answers (OUT-01), sealed in the transaction that settles the check-in. */
export const answerCheckIn = (deps: OutcomesDeps) => async (input: z.infer<typeof outcomesCommands.AnswerCheckIn>, who: Actor) => {
  await askConsent(deps, who, input);
  const { answers, ...ids } = input;
  const instrument = `${deps.instrument.id}|${deps.instrument.version}`;
  return await runCommand(deps.runner, deps.courses, {
    // Of the input the ids alone: the record of it outlives the answers, and its hash would give away the few that there can be (OUT-07).
    name: "answerCheckIn", id: input.referralId, input: ids, mayKnow: ownCourse(deps, who),
    command: (now): CourseCommand => ({ type: "answerCheckIn", checkInId: input.checkInId, instrument, now: now.toISOString() }),
    within: (tx, { state }) => deps.words.sealAnswers(tx, { referralId: input.referralId, consentId: consentIdOf(state) }, input.checkInId, answers),
    result: () => ({ checkInId: input.checkInId, status: "answered" as const }),
  });
};
