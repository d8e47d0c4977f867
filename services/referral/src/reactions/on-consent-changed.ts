import {
  ConsentExpired, ConsentGranted, ConsentLapsed, ConsentNarrowed, ConsentRefused, ConsentRenewed, ConsentRequested, ConsentRevoked, type ConsentStatus, type EventType,
} from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { reactWith } from "@haandslag/service-kit";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { type ConsentNews, notedConsent } from "./noted-consent.ts";

type ConsentEvent = EventType<typeof ConsentRequested.data> | EventType<typeof ConsentGranted.data> | EventType<typeof ConsentRenewed.data> | EventType<typeof ConsentRefused.data>;

/** What each event of a consent leaves it as. Eight types in one table: they differ in this word alone. */
const statusAfter: readonly (readonly [ConsentEvent | EventType, ConsentStatus])[] = [
  [ConsentRequested, "requested"], [ConsentGranted, "granted"], [ConsentRenewed, "granted"], [ConsentNarrowed, "granted"],
  [ConsentRefused, "refused"], [ConsentLapsed, "lapsed"], [ConsentRevoked, "revoked"], [ConsentExpired, "expired"],
];

export const onConsentChanged = (deps: Pick<Deps, "referrals" | "clock" | "ids" | "random">): Reaction[] =>
  statusAfter.map(([on, status]) => reactWith({
    on, aggregate: deps.referrals, clock: deps.clock,
    id: (data) => (data as ConsentNews).referralId,
    command: (data, now): ReferralCommand => notedConsent(deps)(status, data as ConsentNews, now),
  }));
