import type { consentCommands, DataCategory, Party } from "@haandslag/contracts";
import fc from "fast-check";

export const referralA = "0198a000-0000-7000-8000-00000000000a";
export const referralB = "0198a000-0000-7000-8000-00000000000b";
export const subject = (letter: string) => `s_${letter.repeat(43)}`;
export const municipality: Party = { kind: "authority", id: "municipality-0101" };
export const region: Party = { kind: "authority", id: "region-1084" };
export const harbour: Party = { kind: "organisation", id: "organisation-harbour" };
export const bridge: Party = { kind: "organisation", id: "organisation-bridge" };
export const now = new Date("2026-03-01T12:00:00.000Z");

type ToDecide = consentCommands.ConsentToDecide;

/** A granted consent that covers `request` in full; each test changes what it is about. */
export const granted = (change: Partial<ToDecide> = {}): ToDecide => ({
  format: 1, consentId: "0198a000-0000-7000-8000-000000000001", referralId: referralA, subjectId: subject("a"),
  purpose: "referral", discloser: municipality, recipient: harbour, status: "granted",
  categories: ["situation", "wishes", "identity"], validFrom: "2026-02-01T00:00:00.000Z", expiresAt: "2027-02-01T00:00:00.000Z",
  despiteProtection: false, epoch: 2, position: 2, yesPosition: 2, lawRow: "authority.referral.adult", ...change,
});
export const refused = (change: Partial<ToDecide> = {}): ToDecide =>
  granted({ consentId: "0198a000-0000-7000-8000-000000000002", status: "refused", validFrom: null, expiresAt: null, yesPosition: null, ...change });

export const request = {
  referralId: referralA, subjectId: subject("a"), discloser: municipality, recipient: harbour, purpose: "referral", categories: ["situation", "wishes"],
} as const;

/** Small worlds, so that what is drawn meets often. */
const days = (from: number, to: number) => fc.integer({ min: from, max: to }).map((day) => new Date(now.getTime() + day * 86_400_000).toISOString());
const referralCategories: DataCategory[] = ["situation", "wishes", "practical", "identity", "contact"];
/** Nine times in ten the same: a property about permits must meet permits. */
const mostly = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const about = {
  referralId: mostly(referralA, referralB),
  subjectId: mostly(subject("a"), subject("b")),
  discloser: mostly<Party>(municipality, region, { kind: "citizen" }),
  recipient: mostly(harbour, bridge),
  purpose: mostly<"referral" | "feedback">("referral", "feedback"),
};

export const anyRequest = fc.record({ ...about, categories: fc.subarray(referralCategories, { minLength: 1, maxLength: 3 }) });

const anyConsent: fc.Arbitrary<ToDecide> = fc.record({
  format: fc.constant(1 as const),
  consentId: fc.uuid({ version: 7 }),
  ...about,
  status: fc.oneof(fc.constant("granted"), fc.constantFrom("granted", "requested", "refused", "lapsed", "revoked", "expired", "suspended")),
  categories: fc.subarray(referralCategories, { minLength: 1 }),
  validFrom: days(-20, 2),
  expiresAt: days(-2, 20),
  despiteProtection: fc.boolean(),
  epoch: fc.integer({ min: 1, max: 5 }),
  yesPosition: fc.integer({ min: 1, max: 6 }),
  lawRow: mostly<string | null>("authority.referral.adult", "authority.referral.15-17.serviceloven", "under-15", "unknown", null),
  later: fc.integer({ min: 0, max: 4 }),
}).map(({ later, ...consent }) => ({ ...consent, position: consent.yesPosition + later }));
export const someConsents = fc.array(anyConsent, { maxLength: 5 });
export const atLeast = fc.constantFrom<"all" | "any">("all", "any");
