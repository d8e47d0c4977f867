import { categoriesOf, type consentCommands, type DataCategory, type Purpose } from "@haandslag/contracts";

export type Consent = consentCommands.ConsentToDecide;
/** A request that leaves nothing out, at a time. */
export interface Question {
  readonly request: { readonly referralId: string; readonly subjectId: string; readonly discloser: Consent["discloser"]; readonly recipient: Consent["recipient"]; readonly purpose: Purpose; readonly categories: DataCategory[] };
  readonly now: Date;
}

const subjectId = `s_${"a".repeat(43)}`;
const authority = { kind: "authority", id: "municipality-0101" } as const;
const organisation = { kind: "organisation", id: "organisation-harbour" } as const;
const id = (kind: string, number: number): string => `0198a000-0000-7000-8000-${kind}${String(number).padStart(11, "0")}`;
const referralOf = (number: number): string => id("a", number);
const day = 86_400_000;
const start = Date.parse("2026-01-01T00:00:00.000Z");
const purposes = ["referral", "feedback"] as const;

/**
 * A citizen's consents for one organisation: two purposes in each referral, four consents to a referral, every fifth a
 * refusal. None holds all categories, as few do.
 */
export function consentsOf(count: number): Consent[] {
  return Array.from({ length: count }, (_, i): Consent => {
    const purpose = purposes[i % 2] as (typeof purposes)[number];
    const granted = i % 5 !== 4;
    return {
      format: 1, consentId: id("c", i), referralId: referralOf(Math.floor(i / 4)), subjectId, purpose,
      discloser: purpose === "referral" ? authority : organisation, recipient: purpose === "referral" ? organisation : authority,
      status: granted ? "granted" : "refused", categories: categoriesOf[purpose].slice(0, 2 + (i % 2)),
      validFrom: granted ? new Date(start + i * day).toISOString() : null, expiresAt: granted ? new Date(start + (i + 90) * day).toISOString() : null,
      despiteProtection: false, epoch: 2, position: i + 1, yesPosition: granted ? i + 1 : null, lawRow: purpose === "referral" ? "authority.referral.adult" : "organisation.feedback.adult",
    };
  });
}

/** Every referral and purpose, one category up to all of them, in time and too late. */
export function questionsAbout(consents: readonly Consent[]): Question[] {
  const abouts = new Map(consents.map(({ referralId, discloser, recipient, purpose }) => [`${referralId} ${purpose}`, { referralId, subjectId, discloser, recipient, purpose }]));
  return [...abouts.values()].flatMap((about) =>
    [1, 2, 3].flatMap((width) => [40, 95].map((days) => ({ request: { ...about, categories: categoriesOf[about.purpose].slice(0, width) }, now: new Date(start + days * day) }))));
}
