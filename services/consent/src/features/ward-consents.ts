import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { citizenView } from "../domain/consent/citizen-view.ts";
import { actsFor } from "../domain/policies/acts-for.ts";
import { ownSubject } from "../domain/policies/may-know.ts";
import { representationsBy } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

/** What those were asked whom this login acts for, as far as that right goes today. Each says by what right, and nobody's name. */
export const wardConsents = ({ lists, runner: { pool, clock } }: ConsentDeps) => async (input: z.infer<typeof consentCommands.WardConsents>, who: Actor) => {
  const known = await representationsBy(pool, ownSubject(who));
  const now = clock.now();
  const wards = [...new Map(known.map(({ subjectId, referralId }) => [`${subjectId} ${referralId}`, { subjectId, referralId }])).values()];
  const found = await Promise.all(wards.map(({ subjectId, referralId }) => lists.consentsOf(subjectId, { referralId, language: input.language })));
  return {
    consents: found.flat().flatMap(({ consent, notice }) => {
      const right = actsFor(who, consent, known, now);
      return right === undefined ? [] : [{ ...citizenView(consent), notice, right }];
    }),
  };
};
