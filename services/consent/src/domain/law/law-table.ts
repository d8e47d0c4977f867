import type { Party, Purpose } from "@haandslag/contracts";
import { partyKey } from "../party.ts";

/** Who discloses, as the law tells senders apart. */
export type SenderKind = "municipality" | "region" | "organisation" | "citizen";

export interface LawRow {
  readonly sender: SenderKind;
  readonly purpose: Purpose;
  /** After this many years a consent has ended, whatever the citizen chose (CON-10). */
  readonly longestLifeYears: number;
  /** Whether a statute caps the life, or we do. */
  readonly origin: "law" | "rule of the product";
  /** What the consent rests on, word for word as the notice says it. */
  readonly paragraph: Readonly<Record<"da" | "en", string>>;
}

const explicitConsent = {
  da: "databeskyttelsesforordningen artikel 9, stk. 2, litra a",
  en: "Article 9(2)(a) of the General Data Protection Regulation",
} as const;

/**
 * Data, not code: a later issue widens it by basis, form and date. A region counts as a health professional's sender
 * (Sundhedsloven § 43–44: the consent lapses at the latest one year after it was given); Forvaltningsloven § 27 has no
 * such limit, so for municipalities the year is ours.
 */
export const lawTable: readonly LawRow[] = [
  { sender: "region", purpose: "referral", longestLifeYears: 1, origin: "law", paragraph: { da: "sundhedsloven § 43 og § 44", en: "sections 43 and 44 of the Danish Health Act" } },
  { sender: "municipality", purpose: "referral", longestLifeYears: 1, origin: "rule of the product", paragraph: { da: "forvaltningsloven § 27", en: "section 27 of the Danish Public Administration Act" } },
  { sender: "citizen", purpose: "referral", longestLifeYears: 1, origin: "rule of the product", paragraph: explicitConsent },
  { sender: "organisation", purpose: "feedback", longestLifeYears: 1, origin: "rule of the product", paragraph: explicitConsent },
  { sender: "citizen", purpose: "measurement", longestLifeYears: 1, origin: "rule of the product", paragraph: explicitConsent },
];

function senderKind(discloser: Party): SenderKind {
  if (discloser.kind !== "authority") return discloser.kind;
  return partyKey(discloser).startsWith("region-") ? "region" : "municipality";
}

/** The row for a question, or undefined where the law table has none: then it cannot be asked. */
export const findLawRow = (discloser: Party, purpose: Purpose): LawRow | undefined =>
  lawTable.find((row) => row.sender === senderKind(discloser) && row.purpose === purpose);
