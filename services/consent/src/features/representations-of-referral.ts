import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { seesRepresentation } from "../domain/policies/acts-for.ts";
import { representationsOf } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

/** Who acts for the citizen of a referral: by what right, for what, until when. Who it is, is in nobody's list. */
export const representationsOfReferral = ({ runner: { pool, clock } }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RepresentationsOfReferral>, who: Actor) => {
  const now = clock.now();
  const seen = (await representationsOf(pool, input.referralId)).filter((one) => seesRepresentation(who, one, now));
  return {
    representations: seen.map((one) => {
      const { representationId, kind, purposes, from, to, document, status } = one;
      return { representationId, kind, purposes, from, to, document, status, endedAt: one.status === "ended" ? one.endedAt : null };
    }),
  };
};
