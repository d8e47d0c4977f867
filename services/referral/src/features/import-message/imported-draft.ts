import { z } from "zod";
import { AuthorityId, Instant, LanguageTag, LocalDate } from "@haandslag/contracts";

/** Bounds as in contracts' `CitizenIdentity` and `Relative`, so that a draft can be saved as it is. */
const shortText = z.string().trim().min(1).max(120);
const Phone = z.string().regex(/^\+?[0-9]{6,20}$/);
const Email = z.email().max(200);

/** What a relative is to the citizen. One each: the one that says most about whom to ask. */
export const Relationship = z.enum([
  "guardian", "mandate-holder", "parent", "mother", "father", "spouse", "partner", "child", "sibling", "grandparent",
  "grandchild", "family-member", "friend", "neighbour", "caregiver", "advocate", "next-of-kin", "emergency-contact", "other",
]);
export type Relationship = z.infer<typeof Relationship>;

export const ImportedAddress = z.strictObject({
  lines: z.array(shortText).min(1).max(4),
  postalCode: z.string().regex(/^\d{4}$/).optional(),
  city: shortText.optional(),
});
export type ImportedAddress = z.infer<typeof ImportedAddress>;

/** Who the citizen is: for the vault, and for nothing else. */
export const ImportedIdentity = z.strictObject({
  /** Ten digits. Missing: a caseworker adds it before consent can be asked for. */
  cprNumber: z.string().regex(/^\d{10}$/).optional(),
  /** `given` is empty where the message has a family name alone (finding `NAME_INCOMPLETE`). */
  name: z.strictObject({ given: z.array(shortText).max(10), family: shortText.optional() }),
  birthDate: LocalDate.optional(),
  address: ImportedAddress.optional(),
  phones: z.array(Phone).max(5),
  emails: z.array(Email).max(5),
  /** The message marks the person as protected. A hint: what counts is what CPR says at the moment of disclosure (CON-28). */
  protected: z.literal(true).optional(),
});
export type ImportedIdentity = z.infer<typeof ImportedIdentity>;

export const ImportedRelative = z.strictObject({ name: shortText, relationship: Relationship, phones: z.array(Phone).max(5), emails: z.array(Email).max(5) });
export type ImportedRelative = z.infer<typeof ImportedRelative>;

/** The longest that all wishes together can be, with an empty line between two of them. */
export const longestWish = 4_000;

/**
 * What an import makes of a message: at most what a referral has a place for, and never a diagnosis.
 * Everything in it but `requestedAt`, `senderAuthority` and `sourcePath` is personal and belongs into the vault.
 */
export const ImportedDraft = z.strictObject({
  identity: ImportedIdentity,
  relatives: z.array(ImportedRelative).max(10),
  /** The citizen's own goals and wishes in free text, each as one text. */
  wish: z.strictObject({ text: z.array(z.string().min(1).max(longestWish)) }),
  practical: z.strictObject({ language: LanguageTag.optional() }),
  /** When the sender asked. A day where the message says no more. */
  requestedAt: z.union([Instant, LocalDate]).optional(),
  /** `municipality-0157`, from the order's acting municipality. */
  senderAuthority: AuthorityId.optional(),
  /** The request that the draft was made of; the citizen's record where there is none. */
  sourcePath: z.string(),
});
export type ImportedDraft = z.infer<typeof ImportedDraft>;
