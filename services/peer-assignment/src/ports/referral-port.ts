import type { referralCommands } from "@haandslag/contracts";
import type { z } from "zod";
import type { CodedProfile } from "../domain/matching/profile.ts";

/** Name and contact as the referral service gave them, at this one disclosure. Shown, and kept nowhere. */
export interface OpenedContact {
  readonly referralId: string;
  readonly categories: readonly string[];
  readonly contact: {
    readonly identity?: { readonly givenNames: readonly string[]; readonly familyName: string | null; readonly ageGroup: string | null } | undefined;
    readonly contact?: {
      readonly phones: readonly string[];
      readonly emails: readonly string[];
      readonly address?: { readonly lines: readonly string[]; readonly postalCode?: string | undefined; readonly city?: string | undefined } | null | undefined;
    } | undefined;
  };
  /** What name and address protection left out (CON-28). */
  readonly withheld: readonly ("name" | "address")[];
}

/** What this service asks of the referral service. Each answer is a disclosure, decided anew at its moment. @throws DomainError CONSENT_NOT_ACTIVE, CONSENT_UNAVAILABLE, REFERRAL_UNAVAILABLE */
export interface ReferralPort {
  /** What the organisation knows the citizen by, and the consent that the referral rests on; no disclosure. Undefined where the referral does not run (any more). */
  findPseudonym(of: { readonly referralId: string; readonly organisationId: string }): Promise<{ readonly pseudonym: string; readonly consentId: string } | undefined>;
  openProfile(input: z.input<typeof referralCommands.OpenProfile>): Promise<{ readonly categories: readonly string[]; readonly profile: CodedProfile }>;
  openContactForPeer(input: z.input<typeof referralCommands.OpenContactForPeer>): Promise<OpenedContact>;
}
