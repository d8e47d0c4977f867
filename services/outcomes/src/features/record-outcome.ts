import type { outcomesCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { CourseCommand } from "../domain/course/commands.ts";
import { isOfOrganisation } from "../domain/course/access.ts";
import type { OutcomesDeps } from "./ports.ts";

/** How the course ended, as a code, by the organisation (REF-11: a referral closes only with one). */
export const recordOutcome = (deps: OutcomesDeps) => (input: z.infer<typeof outcomesCommands.RecordOutcome>, who: Actor) =>
  runCommand(deps.runner, deps.courses, {
    name: "recordOutcome", id: input.referralId, input, mayKnow: (course) => isOfOrganisation(course, who.tenantId),
    command: (): CourseCommand => ({ type: "recordOutcome", outcome: input.outcome }),
    result: () => ({ referralId: input.referralId, outcome: input.outcome }),
  });
