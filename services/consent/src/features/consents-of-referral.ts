import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { citizenView } from "../domain/consent/citizen-view.ts";
import { mayEnd, seenOfReferral } from "../domain/policies/may-know.ts";
import { releasesOfReferral } from "../storage/releases.ts";
import { noteLookUp } from "../storage/account/note-look-up.ts";
import type { ConsentDeps } from "./ports.ts";

/** How each question of a referral stands. Who is no party to a consent sees its status and nothing else of it. */
export const consentsOfReferral = ({ runner, lists }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ConsentsOfReferral>, who: Actor) => {
  const now = runner.clock.now();
  const releases = await releasesOfReferral(runner.pool, input.referralId);
  const seen = seenOfReferral(who, await lists.consentsOfReferral(input.referralId), releases, now);
  if (seen.length === 0 && who.role !== "service") throw new DomainError("NOT_FOUND");
  await noteLookUp(runner, who, "consents", [input.referralId]);
  return {
    consents: seen.map((consent) => {
      const { purpose, status, consentId, shared, expiresAt } = citizenView(consent);
      const isParty = who.role === "service" || mayEnd(who, consent, releases, now);
      return { purpose, status, consentId: isParty ? consentId : null, shared: isParty ? shared : [], expiresAt: isParty ? expiresAt : null };
    }),
  };
};
