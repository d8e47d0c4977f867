import { z } from "zod";
import { AuthorityId, Id, Instant, OrganisationId } from "../ids.ts";
import type { Purpose } from "./consent.ts";

/** A service that holds something for a recipient, erases it and answers with a receipt (CON-24). */
export const Holder = z.enum(["referral", "peer-assignment", "outcomes"]);
export type Holder = z.infer<typeof Holder>;

/**
 * Who answers for which purpose, each for every epoch that ends or narrows a granted consent of that purpose, with empty
 * lists where it held nothing. A receipt of another holder is refused.
 */
export const holdersOf = {
  referral: ["referral", "peer-assignment"],
  feedback: ["referral"],
  measurement: ["outcomes"],
} as const satisfies Record<Purpose, readonly Holder[]>;

/**
 * What was made unreadable.
 * `share`: what the sender kept to disclose under this consent, its data key destroyed; `share-parts`: the parts of it
 * that a narrowing took out. `profile`, `profile-parts`: the coded profile that the organisation's side held, all or what
 * was taken out. `pseudonym`: the tie between a course and a citizen. `sessions`: dates and attendance. `avoided-peers`:
 * whom the citizen avoids. `own-words`: goals and answers in the citizen's words, their data key destroyed. `check-ins`:
 * the answers as codes.
 */
export const ErasedCode = z.enum(["share", "share-parts", "profile", "profile-parts", "pseudonym", "sessions", "avoided-peers", "own-words", "check-ins"]);
export type ErasedCode = z.infer<typeof ErasedCode>;

/**
 * What stays, blocked from disclosure. `authority-record`: the authority's own record of the referral, under its own key.
 * `fed-back`: what the organisation told the authority. `course-history`: ids, codes and dates of the course, which name nobody.
 */
export const KeptCode = z.enum(["authority-record", "fed-back", "course-history"]);
export type KeptCode = z.infer<typeof KeptCode>;

/**
 * What demands that it stays.
 * `offentlighedsloven-15`: an authority's duty to keep the documents of a case (offentlighedsloven §§ 13, 15, and
 * arkivloven § 8; GDPR art. 17(3)(b)). `autorisationsloven-22`: a health professional's duty to keep the record
 * (autorisationsloven § 22, journalføringsbekendtgørelsen). `gdpr-5-2`: accountability, by what identifies nobody.
 */
export const KeptParagraph = z.enum(["offentlighedsloven-15", "autorisationsloven-22", "gdpr-5-2"]);
export type KeptParagraph = z.infer<typeof KeptParagraph>;

/** `typ` of the JWS header (RFC 7515 § 4.1.9). `alg` is EdDSA, `kid` the key's RFC 7638 thumbprint. */
export const receiptType = "haandslag-receipt+jwt";
export const receiptIssuer = (holder: Holder): string => `urn:haandslag:${holder}`;

/** What a receipt's JWS signs. `recipient`: the id of the authority or organisation; `iat`: seconds since 1970 (RFC 7519). */
export const ReceiptClaims = z.strictObject({
  iss: z.enum(Holder.options.map((holder) => `urn:haandslag:${holder}` as const)),
  jti: Id,
  iat: z.int().min(0),
  consentId: Id,
  epoch: z.int().min(1),
  referralId: Id,
  recipient: z.union([AuthorityId, OrganisationId, z.literal("citizen")]),
  holder: Holder,
  /** When nothing more of it was used. Never later than the erasure. */
  stopped: Instant,
  erased: z.array(ErasedCode).max(ErasedCode.options.length),
  kept: z.array(z.strictObject({ what: KeptCode, paragraph: KeptParagraph })).max(KeptCode.options.length),
});
export type ReceiptClaims = z.infer<typeof ReceiptClaims>;

/** A JWS in compact serialisation (RFC 7515 § 7.1), at most 4,000 characters. */
export const CompactJws = z.string().max(4000).regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);

/** Which step an overdue receipt has reached: its holder is reminded, then the controller is told. */
export const OverdueStep = z.enum(["reminder", "controller"]);
export type OverdueStep = z.infer<typeof OverdueStep>;
