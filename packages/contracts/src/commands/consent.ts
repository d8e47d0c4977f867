import { z } from "zod";
import { AuthorityId, Id, Instant, LocalDate, OrganisationId, SubjectId } from "../ids.ts";
import { DataCategory, Party, Purpose } from "../vocabulary/consent.ts";
import { AgeBand, AssistedMethod, CopyDelivery, Interpreter, RepresentationDocument, RepresentationKind } from "../vocabulary/law.ts";
import { OverdueStep } from "../vocabulary/receipt.ts";
import { LanguageTag, LegalBasis, NoticeLanguage } from "../vocabulary/referral.ts";
import { commandInput, pageInput, shortText } from "./command-input.ts";

const unitId = z.string().min(1).max(100);

/** A party with what a notice must say about it. Organisations and authorities only, never a citizen's name. */
const NamedParty = z.strictObject({ party: Party, name: shortText, phone: shortText.optional() });

/** Asked by the referral service: up to three questions about one referral, each a consent of its own (CON-17). */
export const RequestConsent = commandInput({
  referralId: Id,
  subjectId: SubjectId,
  /** What the law table needs of an age, and no more. */
  ageBand: AgeBand,
  language: NoticeLanguage,
  /** `unitId`: the unit that refers. Of the authority's staff only this unit may see or end the consent. */
  authority: NamedParty.extend({ unitId, legalBasis: LegalBasis.exclude(["self-referral"]) }).nullable(),
  organisation: NamedParty,
  questions: z.array(z.strictObject({ purpose: Purpose, categories: z.array(DataCategory).min(1) })).min(1).max(3),
});

export const ConsentById = z.strictObject({ consentId: Id, language: LanguageTag.optional() });
/** The notice that was shown, by id, version, language and hash (CON-11). Its language is any that the notice was published in. */
export const ShownNotice = z.strictObject({ noticeId: z.string().max(80), version: z.int().min(1), language: LanguageTag, hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type ShownNotice = z.infer<typeof ShownNotice>;
export const GrantConsent = commandInput({
  consentId: Id,
  categories: z.array(DataCategory).min(1),
  notice: ShownNotice,
  expiresAt: Instant.optional(),
  /** The second question of its own (CON-28): name and address although protected. Only where `identity` or `contact` is ticked. */
  despiteProtection: z.boolean().default(false),
});
export const RefuseConsent = commandInput({ consentId: Id });
export const RenewConsent = commandInput({ consentId: Id, notice: ShownNotice, expiresAt: Instant.optional() });
export const NarrowConsent = commandInput({ consentId: Id, categories: z.array(DataCategory).min(1) });
/** No reason field, on purpose (CON-13). */
export const RevokeConsent = commandInput({ consentId: Id });
/** Stop all of it: every consent of this referral. */
export const RevokeAllConsents = commandInput({ referralId: Id });
export const MyConsents = z.strictObject({ referralId: Id.optional(), language: LanguageTag.optional() });
/** Newest first; the cursor is the last id of the page before. */
/** Days are Denmark's, `to` is the last of them. */
export const ListDisclosures = z.strictObject({
  ...pageInput, cursor: Id.optional(), referralId: Id.optional(),
  recipient: z.union([AuthorityId, OrganisationId]).optional(), purpose: Purpose.optional(), from: LocalDate.optional(), to: LocalDate.optional(),
});
/** The place of one disclosure in the log, for whoever may not read what it is about. */
export const ProofForAuditor = z.strictObject({ disclosureId: Id });
/** A named coordinator of the recipient organisation: what people there wrote down of this citizen themselves is gone (CON-24). */
export const ConfirmOwnNotesDeleted = commandInput({ consentId: Id, epoch: z.int().min(1) });
/** What is left to confirm, in the order in which the consents were asked for; the cursor is the last consent's id of the page before. */
export const NotesToConfirm = z.strictObject({ ...pageInput, cursor: Id.optional(), referralId: Id.optional() });
/** One record of the transparency log that is about a citizen. */
export const RecordOfLog = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("consent-epoch"), consentId: Id, epoch: z.int().min(1) }),
  z.strictObject({ kind: z.literal("disclosure"), disclosureId: Id }),
  z.strictObject({ kind: z.literal("receipt"), receiptId: Id }),
]);
export type RecordOfLog = z.infer<typeof RecordOfLog>;
export const SignedReceipt = z.strictObject({ receiptId: Id });
/** Newest first; the cursor is the one that the page before gave. */
export const MyProofs = z.strictObject({ ...pageInput, kind: z.enum(["consent-epoch", "disclosure", "receipt"]).optional(), cursor: z.string().regex(/^[1-9]\d{0,17}$/).optional() });
/** The first page of each list of the citizen's account; `consentsAfter` (a consent's id) leads to the next of the consents. */
export const MyAccount = z.strictObject({ consentsAfter: Id.optional(), limit: pageInput.limit });
/** Newest first; the cursor is the one that the page before gave. `by: "others"`: without the citizen's own readings. */
export const MyLookUps = z.strictObject({ ...pageInput, by: z.literal("others").optional(), cursor: z.string().regex(/^[1-9]\d{0,17}$/).optional() });
/** `json`: our own format (`accountFormat`). `fhir`: a Bundle of FHIR R4. */
export const ExportMyAccount = z.strictObject({ as: z.enum(["json", "fhir"]) });
/**
 * Which consent covered this disclosure at its own place in the ledger; with `at`, which one would have covered the same
 * at that past moment (CON-31).
 */
export const CoverageAt = z.strictObject({ disclosureId: Id, at: Instant.optional() });
export const ReceiptsOfConsent = z.strictObject({ consentId: Id });
/** In the order in which the consents were asked for; the cursor is the last consent's id of the page before. A page holds `limit` consents. */
export const OverdueReceipts = z.strictObject({ ...pageInput, step: OverdueStep.optional(), cursor: Id.optional() });
export const ConsentsOfReferral = z.strictObject({ referralId: Id });

/** What was done where a citizen answers on paper or in person: codes, a day and a language, no names (CON-11, CON-26). */
const assisted = {
  consentId: Id,
  method: AssistedMethod,
  /** The day on which the citizen signed or said it; the law counts from it. */
  answeredOn: LocalDate,
  /** The text that was shown or read out. */
  notice: ShownNotice,
  /** The language that was spoken; an interpreter may stand between it and the notice's. */
  language: LanguageTag,
  interpreter: Interpreter,
  copy: CopyDelivery,
};
const assistedYes = {
  expiresAt: Instant.optional(),
  /** Where the law asks for writing and the case calls for doing without (Sundhedsloven § 44). */
  writingWaived: z.boolean().default(false),
};
/** A caseworker of the unit that refers writes down what the citizen answered. */
export const RecordAssistedAnswer = z.discriminatedUnion("answer", [
  commandInput({ ...assisted, ...assistedYes, answer: z.literal("yes"), categories: z.array(DataCategory).min(1), despiteProtection: z.boolean().default(false) }),
  commandInput({ ...assisted, ...assistedYes, answer: z.literal("yes-again") }),
  commandInput({ ...assisted, answer: z.literal("no") }),
]);
/** What a caseworker shows or reads out, and afterwards what the record gets. */
export const ConsentForRecord = z.strictObject({ consentId: Id, language: LanguageTag.optional() });

/** Asked by the referral service, which makes subject ids: somebody acts for the citizen of a referral. */
export const RecordRepresentation = commandInput({
  referralId: Id,
  subjectId: SubjectId,
  representativeSubjectId: SubjectId,
  kind: RepresentationKind,
  purposes: z.array(Purpose).min(1).max(3),
  from: LocalDate,
  /** The first day on which it holds no more; null: no end is known. */
  to: LocalDate.nullable(),
  document: RepresentationDocument,
  /** Only of a citizen under 15: the day on which a parent's access ends (CON-15). */
  turns15On: LocalDate.nullable(),
  recordedBy: z.strictObject({ userId: z.string().min(1).max(100), authorityId: AuthorityId, unitId }),
});
export const EndRepresentation = commandInput({ representationId: Id });
export const RepresentationsOfReferral = z.strictObject({ referralId: Id });
export const WardConsents = z.strictObject({ language: LanguageTag.optional() });

/** What kind of release a ledger row is about. */
export const DisclosureKind = z.enum(["offer", "profile", "ask", "case", "peer", "feedback", "measurement"]);
export type DisclosureKind = z.infer<typeof DisclosureKind>;

/**
 * The question of the consent decision. Everything is optional here on purpose:
 * leaving out is a deny with a reason code (CON-02), not a schema error.
 */
export const DecideDisclosure = z.object({
  referralId: Id.optional(),
  subjectId: SubjectId.optional(),
  discloser: Party.optional(),
  recipient: Party.optional(),
  purpose: Purpose.optional(),
  categories: z.array(DataCategory).optional(),
});
export type DecideDisclosure = z.infer<typeof DecideDisclosure>;

/**
 * One consent as the decision reads it, at its newest epoch. Strict on purpose: a field that the decision does not
 * know could be a limit that it would pass over, so it is a deny (CON-05). `status` is any word: what is not
 * `granted` permits nothing (CON-06). Positions are those of the head of subject × recipient (CON-04).
 */
export const ConsentToDecide = z.strictObject({
  format: z.literal(1),
  consentId: Id,
  referralId: Id,
  subjectId: SubjectId,
  purpose: Purpose,
  discloser: Party,
  recipient: Party,
  status: z.string().min(1),
  /** Of a granted consent what was ticked and is left; of any other what was asked. */
  categories: z.array(DataCategory),
  validFrom: Instant.nullable(),
  expiresAt: Instant.nullable(),
  despiteProtection: z.boolean(),
  epoch: z.int().min(1),
  position: z.int().min(1),
  /** Where the newest yes stands, the grant or a renewal; null where there was none. */
  yesPosition: z.int().min(1).nullable(),
  /** The row of the law table that it was asked under; without one nothing is permitted. */
  lawRow: z.string().min(1).nullable(),
});
export type ConsentToDecide = z.infer<typeof ConsentToDecide>;

/** What protection keeps back of a person with name and address protection (CON-28). */
export const ProtectedPart = z.enum(["name", "address"]);
export type ProtectedPart = z.infer<typeof ProtectedPart>;

/**
 * A disclosure for real: decided and written to the ledger in one transaction (CON-19).
 * `atLeast: "all"`: deny unless every category asked for is covered. `"any"`: permit those that are covered, at least one.
 */
export const Disclose = z.strictObject({
  disclosureId: Id,
  referralId: Id,
  kind: DisclosureKind,
  discloser: Party,
  recipient: Party,
  /** Who it is for: a login, a peer, a unit, an inbox. An id, so that no words get into the ledger. */
  recipientUser: z.string().regex(/^[A-Za-z0-9._:@-]{1,100}$/),
  purpose: Purpose,
  categories: z.array(DataCategory).min(1),
  atLeast: z.enum(["all", "any"]),
  /** What stays behind of the categories unless the citizen has said yes a second time (CON-28): the discloser knows of the protection, the ledger is to say so. */
  protectedParts: z.array(ProtectedPart).default([]),
});
export type Disclose = z.infer<typeof Disclose>;
