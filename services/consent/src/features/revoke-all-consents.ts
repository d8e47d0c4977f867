import type { consentCommands, Purpose } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Consent } from "../domain/consent/state.ts";
import { mayEnd, wordOf } from "../domain/policies/may-know.ts";
import { changeConsents } from "../storage/change-consents.ts";
import { consentsOfReferrals } from "../storage/consents-of-referral.ts";
import { headOf } from "../storage/heads.ts";
import { onceUnderHeads } from "../storage/once-under-heads.ts";
import { releasesOfReferral } from "../storage/releases.ts";
import type { ConsentDeps } from "./ports.ts";

interface Stopped {
  /** Those that were open until now, as far as whoever asks may know of them. */
  readonly stopped: { readonly consentId: string; readonly purpose: Purpose }[];
}

/** Stop all of it: every consent of this referral, in one transaction. Whoever is party to one may pass on that all shall stop. */
export const revokeAllConsents = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RevokeAllConsents>, who: Actor): Promise<Stopped> => {
  const known = await consentsOfReferrals(runner.pool, [input.referralId]);
  const releases = await releasesOfReferral(runner.pool, input.referralId);
  if (!known.some((consent) => mayEnd(who, consent, releases))) throw new DomainError("NOT_FOUND");
  return await onceUnderHeads<Stopped>(runner, consents, { name: "revokeAllConsents", input, heads: known.map(headOf) }, async ({ tx, now, contextFor }) => {
    const open = (await consentsOfReferrals(tx, [input.referralId])).filter(isOpen);
    const result = { stopped: open.filter((consent) => mayEnd(who, consent, releases)).map(({ consentId, purpose }) => ({ consentId, purpose })) };
    const wanted = open.map(({ consentId }) => ({ id: consentId, command: { command: "revoke", by: wordOf(who), now } as const }));
    await changeConsents(tx, consents, wanted, contextFor(result));
    return result;
  });
};

const isOpen = ({ status }: Consent): boolean => status === "requested" || status === "granted";
