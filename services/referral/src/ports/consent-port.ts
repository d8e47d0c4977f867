import type { consentCommands, DataCategory, DecisionReason } from "@haandslag/contracts";
import type { z } from "zod";

export type DisclosureAnswer =
  | { readonly permitted: true; readonly consentId: string; readonly epoch: number; readonly categories: readonly DataCategory[]; /** The citizen's second yes (CON-28). */ readonly despiteProtection: boolean }
  | { readonly permitted: false; readonly reasons: readonly DecisionReason[] };

/**
 * What the referral service asks the consent service, because an answer hangs on it. Every method throws DomainError
 * CONSENT_UNAVAILABLE where there is no answer within two seconds (CON-20).
 */
export interface ConsentPort {
  /** Asks the citizen: up to three questions, each a consent of its own. Safe to repeat with the same idempotency key. */
  requestConsent(input: z.input<typeof consentCommands.RequestConsent>): Promise<void>;
  /** Records that somebody acts for a citizen (CON-15). Safe to repeat with the same idempotency key. */
  recordRepresentation(input: z.input<typeof consentCommands.RecordRepresentation>): Promise<{ representationId: string }>;
  /** Decides one disclosure and writes it into the ledger, in one transaction there (CON-19), with what `protectedParts` made stay behind (CON-28). Never kept, never reused. */
  disclose(input: z.input<typeof consentCommands.Disclose>): Promise<DisclosureAnswer>;
}
