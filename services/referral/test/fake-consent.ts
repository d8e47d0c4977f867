import type { consentCommands, DataCategory, Purpose } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { z } from "zod";
import type { ConsentPort, DisclosureAnswer } from "../src/ports/consent-port.ts";

interface Granted { readonly consentId: string; readonly categories: readonly DataCategory[]; readonly despiteProtection: boolean }

/** A consent service in memory: says yes to what was granted, and keeps what it was asked. The real one is tested in its own folder. */
export function fakeConsent() {
  const granted = new Map<string, Granted>();
  const asked: unknown[] = [];
  const represented: unknown[] = [];
  const disclosures: (z.input<typeof consentCommands.Disclose> & { permitted: boolean })[] = [];
  let isAway = false;
  const key = (referralId: string, purpose: Purpose) => `${referralId} ${purpose}`;
  const answer = <T>(give: () => T): T => {
    if (isAway) throw new DomainError("CONSENT_UNAVAILABLE");
    return give();
  };

  const port: ConsentPort = {
    requestConsent: async (input) => answer(() => { asked.push(input); }),
    recordRepresentation: async (input) => answer(() => { represented.push(input); return { representationId: "019aa000-0000-7000-8000-00000000f0f0" }; }),
    disclose: async (input) => answer((): DisclosureAnswer => {
      const consent = granted.get(key(input.referralId, input.purpose));
      const categories = input.categories.filter((category) => consent?.categories.includes(category));
      const permitted = input.atLeast === "all" ? categories.length === input.categories.length : categories.length > 0;
      disclosures.push({ ...input, permitted });
      return permitted && consent !== undefined
        ? { permitted, consentId: consent.consentId, epoch: 1, categories, despiteProtection: consent.despiteProtection }
        : { permitted: false, reasons: ["NO_CONSENT"] };
    }),
  };
  return {
    port, asked, represented, disclosures,
    grant: (referralId: string, purpose: Purpose, categories: readonly DataCategory[], despiteProtection = false, consentId = "019aa000-0000-7000-8000-00000000c0c0") => { granted.set(key(referralId, purpose), { consentId, categories, despiteProtection }); },
    revoke: (referralId: string, purpose: Purpose) => { granted.delete(key(referralId, purpose)); },
    goAway: () => { isAway = true; },
    comeBack: () => { isAway = false; },
  };
}
export type FakeConsent = ReturnType<typeof fakeConsent>;
