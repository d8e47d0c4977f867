import type { consentCommands, Purpose } from "@haandslag/contracts";
import { DomainError, wholeService, withinScope } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Consent } from "../domain/consent/state.ts";
import type { Representation } from "../domain/representation/state.ts";
import { actsFor } from "../domain/policies/acts-for.ts";
import { mayEnd, wordOf } from "../domain/policies/may-know.ts";
import { changeConsents } from "../storage/change-consents.ts";
import { consentsOfReferrals } from "../storage/consents-of-referral.ts";
import { headOf } from "../storage/heads.ts";
import { onceUnderHeads } from "../storage/once-under-heads.ts";
import { releasesOfReferral } from "../storage/releases.ts";
import { representationsBy, rightsThatStay } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

interface Stopped {
  /** Those that were open until now, as far as whoever asks may know of them. */
  readonly stopped: { readonly consentId: string; readonly purpose: Purpose }[];
}

/**
 * Stop all of it: every consent of this referral, in one transaction. Whoever is party to one may pass on that all shall
 * stop; who acts for the citizen stops what that right is about, and no more.
 */
export const revokeAllConsents = ({ runner, consents }: ConsentDeps) => async (input: z.infer<typeof consentCommands.RevokeAllConsents>, who: Actor): Promise<Stopped> => {
  const reached = await consentsOfReferrals(runner.pool, [input.referralId]);
  const releases = await releasesOfReferral(runner.pool, input.referralId);
  const tells = (rights: readonly Representation[], at: Date) => (consent: Consent) => mayEnd(who, consent, releases, at) || actsFor(who, consent, rights, at) !== undefined;
  if (!reached.some(tells(await representationsBy(runner.pool, who.subjectId), runner.clock.now()))) throw new DomainError("NOT_FOUND");
  const stopAll = async () => onceUnderHeads<Stopped>(runner, consents, { name: "revokeAllConsents", input, heads: (await consentsOfReferrals(runner.pool, [input.referralId])).map(headOf) }, async ({ tx, now, contextFor }) => {
    const isTold = tells(await rightsThatStay(tx, who.subjectId, input.referralId), now);
    const open = (await consentsOfReferrals(tx, [input.referralId])).filter((consent) => isOpen(consent) && (wordOf(who, consent) !== "representative" || isTold(consent)));
    const result = { stopped: open.filter(isTold).map(({ consentId, purpose }) => ({ consentId, purpose })) };
    const wanted = open.map((consent) => ({ id: consent.consentId, command: { command: "revoke", by: wordOf(who, consent), now } as const }));
    await changeConsents(tx, consents, wanted, contextFor(result));
    return result;
  });
  // An organisation's staff reach the own organisation's rows alone, and the word that they pass on is about all.
  return who.role === "coordinator" || who.role === "peer" ? await withinScope(wholeService, stopAll) : await stopAll();
};

const isOpen = ({ status }: Consent): boolean => status === "requested" || status === "granted";
