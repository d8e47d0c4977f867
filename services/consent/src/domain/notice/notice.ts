import type { DataCategory, LanguageTag, Purpose } from "@haandslag/contracts";

/** What a notice cannot be published without (domain.md), each a text of its own. */
export const obligatoryParts = [
  "title", "sender", "recipient", "purpose", "seenBy", "howLong", "onNo", "unchanged", "withdraw", "dataProtectionOfficer", "complaint", "legalBasis",
] as const;
export type ObligatoryPart = (typeof obligatoryParts)[number];

/** Parts that only some notices have: keeping the peer without the authority, and the question on protected names. */
export const furtherParts = ["keepPeer", "protectionQuestion"] as const;
export type NoticePart = ObligatoryPart | (typeof furtherParts)[number];

/** What can stand between braces in a template. */
export const placeholders = ["sender", "recipient", "phone", "years", "paragraph"] as const;
export type Placeholder = (typeof placeholders)[number];

export interface CategoryText {
  readonly label: string;
  readonly explanation: string;
}

/** Yes and no are entries of one list, of the same shape: neither is the button and the other the link (CON-17). */
export interface AnswerText {
  readonly answer: "yes" | "no";
  readonly label: string;
}

/** One notice at one version in one language, as it is written: a template. A published version is never edited. */
export interface Notice {
  readonly id: string;
  readonly version: number;
  readonly language: LanguageTag;
  readonly purpose: Purpose;
  readonly parts: Readonly<Partial<Record<NoticePart, string>>> & Readonly<Record<ObligatoryPart, string>>;
  readonly categories: Readonly<Partial<Record<DataCategory, CategoryText>>>;
  readonly answers: readonly AnswerText[];
}

/** What a citizen is shown: the template with its names in, and the categories that were asked for. Nothing is ticked. */
export interface RenderedNotice {
  readonly noticeId: string;
  readonly version: number;
  readonly language: LanguageTag;
  readonly purpose: Purpose;
  readonly parts: Readonly<Partial<Record<NoticePart, string>>>;
  readonly categories: readonly (CategoryText & { readonly category: DataCategory })[];
  readonly answers: readonly AnswerText[];
}
