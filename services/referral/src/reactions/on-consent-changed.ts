import {
  ConsentExpired, ConsentGranted, ConsentLapsed, ConsentNarrowed, ConsentRefused, ConsentRenewed, ConsentRequested, ConsentRevoked, type ConsentStatus, type EventType,
} from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { reactWith } from "@haandslag/service-kit";
import { contactCode } from "@haandslag/vault";
import type { z } from "zod";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

type ConsentEvent = EventType<typeof ConsentRequested.data> | EventType<typeof ConsentGranted.data> | EventType<typeof ConsentRenewed.data> | EventType<typeof ConsentRefused.data>;
type ConsentFacts = z.infer<typeof ConsentRefused.data> & { readonly expiresAt?: string; readonly answerBy?: string };

/** What each event of a consent leaves it as. Eight types in one table: they differ in this word alone. */
const statusAfter: readonly (readonly [ConsentEvent | EventType, ConsentStatus])[] = [
  [ConsentRequested, "requested"], [ConsentGranted, "granted"], [ConsentRenewed, "granted"], [ConsentNarrowed, "granted"],
  [ConsentRefused, "refused"], [ConsentLapsed, "lapsed"], [ConsentRevoked, "revoked"], [ConsentExpired, "expired"],
];

export const onConsentChanged = (deps: Pick<Deps, "referrals" | "clock" | "ids" | "random">): Reaction[] =>
  statusAfter.map(([on, status]) => reactWith({
    on, aggregate: deps.referrals, clock: deps.clock,
    id: (data) => (data as ConsentFacts).referralId,
    command: (data, now): ReferralCommand => {
      const { consentId, purpose, epoch, categories, recipient, expiresAt = null, answerBy = null } = data as ConsentFacts;
      return {
        type: "noteConsent", answerBy, noticeId: deps.ids.next(), contactCode: contactCode(deps.random(8)), at: now.toISOString(),
        consent: { consentId, purpose, epoch, status, categories, expiresAt, organisationId: recipient.kind === "organisation" ? recipient.id : null },
      };
    },
  }));
