import { z } from "zod";
import { AuthorityId, Id, Instant, LocalDate, OrganisationId } from "../ids.ts";
import { categoriesOf, DataCategory, Purpose } from "../vocabulary/consent.ts";
import { FindReason } from "../vocabulary/account.ts";
import { ContactOutcome } from "../vocabulary/contact.ts";
import { RepresentationDocument, RepresentationKind } from "../vocabulary/law.ts";
import {
  DeclineReason, Gender, LanguageTag, LegalBasis, MeetingTime, Mobility, NoticeChannel, NoticeLanguage,
  ReferralStatus, SupportForm, Theme, WithdrawReason,
} from "../vocabulary/referral.ts";
import { ReferralNeed } from "../vocabulary/waiting.ts";
import { commandInput, longText, pageInput, shortText } from "./command-input.ts";

/** Ten digits, a hyphen allowed; which numbers are real is packages/denmark's to say. */
export const CprNumber = z.string().regex(/^\d{6}-?\d{4}$/);
const Phone = z.string().regex(/^\+?[0-9 ]{6,20}$/);

/** Who the citizen is. Goes to the vault and nowhere else. */
export const CitizenIdentity = z.strictObject({
  cprNumber: CprNumber.optional(),
  givenNames: z.array(shortText).min(1).max(10),
  familyName: shortText.optional(),
  birthDate: LocalDate.optional(),
  phones: z.array(Phone).max(5).default([]),
  emails: z.array(z.email().max(200)).max(5).default([]),
  address: z.strictObject({ lines: z.array(shortText).min(1).max(4), postalCode: z.string().regex(/^\d{4}$/).optional(), city: shortText.optional() }).optional(),
});
export type CitizenIdentity = z.infer<typeof CitizenIdentity>;

export const Relative = z.strictObject({ name: shortText, relationship: shortText, phones: z.array(Phone).max(5).default([]), emails: z.array(z.email().max(200)).max(5).default([]) });
export type Relative = z.infer<typeof Relative>;

/** The coded part of a referral: what an offer may carry, category by category (REF-18). */
export const CodedProfile = z.strictObject({
  situation: z.strictObject({ themes: z.array(Theme).max(6).default([]) }),
  wishes: z.strictObject({ forms: z.array(SupportForm).min(1).max(6), peerGender: Gender.optional() }),
  practical: z.strictObject({ languages: z.array(LanguageTag).min(1).max(5), mobility: Mobility.default("unrestricted"), times: z.array(MeetingTime).max(4).default([]) }),
});
export type CodedProfile = z.infer<typeof CodedProfile>;

/** How to tell the citizen that there is news (REF-27). */
export const NoticePreference = z.strictObject({ channel: NoticeChannel, language: NoticeLanguage });
export type NoticePreference = z.infer<typeof NoticePreference>;

const draft = {
  citizen: CitizenIdentity,
  relatives: z.array(Relative).max(10).default([]),
  /** The citizen's own words about what support is wished for: category `situation` of the case, never of the offer. */
  wish: longText.optional(),
  profile: CodedProfile,
  notices: NoticePreference,
};

export const DraftReferral = commandInput({ ...draft, legalBasis: LegalBasis.exclude(["self-referral"]) });
export const DraftSelfReferral = commandInput(draft);
export const ImportMessage = commandInput({ message: z.string().min(1) });
/** What is left out stays; a wish of null is empty from then on. */
export const EditDraft = commandInput({ referralId: Id, citizen: CitizenIdentity.optional(), relatives: draft.relatives.unwrap().optional(), wish: longText.nullable().optional(), profile: CodedProfile.optional(), notices: NoticePreference.optional() });
/** A question about one purpose, for categories of that purpose, none twice (design § 9). */
const ConsentQuestion = z.strictObject({ purpose: Purpose, categories: z.array(DataCategory).min(1) })
  .refine(({ purpose, categories }) => new Set(categories).size === categories.length && categories.every((category) => (categoriesOf[purpose] as readonly DataCategory[]).includes(category)), { path: ["categories"] });

/** `categories`: what the citizen is asked for; each is ticked one by one by the citizen, none beforehand (CON-17). */
export const AskForConsent = commandInput({
  referralId: Id,
  organisationId: OrganisationId,
  questions: z.array(ConsentQuestion).min(1).max(3).refine((questions) => new Set(questions.map(({ purpose }) => purpose)).size === questions.length, "one question a purpose"),
});
/** The representative's number becomes a subject id at once and is dropped (design § 2). */
export const RecordRepresentation = commandInput({
  referralId: Id,
  cprNumber: CprNumber,
  kind: RepresentationKind,
  purposes: z.array(Purpose).min(1).max(3),
  from: LocalDate,
  to: LocalDate.nullable().default(null),
  document: RepresentationDocument,
});
export const SendOffer = commandInput({ referralId: Id });
export const OpenOffer = commandInput({ referralId: Id });
export const AcceptOffer = commandInput({ referralId: Id });
export const DeclineOffer = commandInput({ referralId: Id, reason: DeclineReason });
export const WithdrawReferral = commandInput({ referralId: Id, reason: WithdrawReason });
/** The sender has seen that it was declined or stopped, and has done what follows. */
export const SettleReferral = commandInput({ referralId: Id });
/** The name that the login gave, for the colleagues of the unit. */
export const RegisterMe = z.strictObject({ displayName: shortText });
/** `caseworkerId`: the id of a login, as `listColleagues` gives it. */
export const HandOverCase = commandInput({ referralId: Id, caseworkerId: z.string().min(1).max(100).regex(/^[^\0]*$/) });
export const OpenCase = commandInput({ referralId: Id });
/** The outcome is the one that the outcomes service has recorded (REF-11). */
export const CloseReferral = commandInput({ referralId: Id });

/** By the organisation's side, through its own services. */
export const TellPseudonym = z.strictObject({ referralId: Id, organisationId: OrganisationId });

export const ReferralById = z.strictObject({ referralId: Id });
export const ReferralByContactCode = z.strictObject({ contactCode: z.string().min(4).max(12) });
/** `mine`: what the caller has in hand. A status is the one that the sender may know (REF-12). */
export const ListReferrals = z.strictObject({
  ...pageInput,
  whose: z.enum(["unit", "mine"]).default("unit"),
  needs: z.array(ReferralNeed).min(1).max(ReferralNeed.options.length).optional(),
  statuses: z.array(ReferralStatus).min(1).max(ReferralStatus.options.length).optional(),
});
/** Name and number are left out where the authority has her case, or she has written them herself before (REF-28). */
export const AskToBeContacted = commandInput({ authorityId: AuthorityId, phone: Phone.optional(), name: shortText.optional(), times: z.array(MeetingTime).max(4).default([]) });
export const WithdrawContactRequest = commandInput({ contactRequestId: Id });
export const NoteContacted = commandInput({ contactRequestId: Id, outcome: ContactOutcome });
export const ListContactRequests = z.strictObject({ ...pageInput, overdue: z.literal(true).optional() });
/** By a part of the name (the beginnings of its words) or by the CPR number; outside the own unit with a reason. Posted, never in an address. */
export const FindCases = z.strictObject({
  name: shortText.min(2).optional(),
  cprNumber: CprNumber.optional(),
  where: z.enum(["unit", "authority"]).default("unit"),
  reason: FindReason.optional(),
});
export const ListOffers = z.strictObject({ ...pageInput, overdue: z.literal(true).optional(), statuses: z.array(ReferralStatus.extract(["offered", "accepted", "in_course"])).min(1).max(3).optional() });
/** `hasRoom`: a service that fits says that it has a place, as last confirmed (REF-14). */
export const ListOrganisations = z.strictObject({ ...pageInput, areaId: AuthorityId.optional(), form: SupportForm.optional(), theme: Theme.optional(), hasRoom: z.boolean().optional(), hasDataAgreement: z.boolean().optional() });
export const OrganisationById = z.strictObject({ organisationId: OrganisationId });
/** Where somebody is in danger: the municipality or region that they are in. */
export const EmergencyNumbersOf = z.strictObject({ authorityId: AuthorityId });
export const ListAuthorities = z.strictObject({ on: Instant.optional() });

const capacity = { places: z.int().min(0).max(10_000), waitingWeeks: z.int().min(0).max(520) };

/** An organisation's entry in the directory, in the terms of Open Referral HSDS 3 (organization, service, service_area). */
export const DirectoryEntry = z.strictObject({
  id: OrganisationId,
  name: shortText,
  phone: Phone,
  email: z.email().max(200).nullable(),
  closedAt: Instant.nullable(),
  /** Signed and dated (REF-26); null while there is none. */
  dataAgreement: z.strictObject({ signedOn: LocalDate, validUntil: LocalDate.nullable() }).nullable(),
  services: z.array(z.strictObject({
    id: Id,
    name: shortText,
    forms: z.array(SupportForm).min(1),
    themes: z.array(Theme),
    languages: z.array(LanguageTag).min(1),
    areas: z.array(AuthorityId).min(1),
    /** Without anybody's identity, and with the time it was last confirmed (REF-14). */
    capacity: z.strictObject({ ...capacity, confirmedAt: Instant }),
  })).min(1).max(50),
});
export type DirectoryEntry = z.infer<typeof DirectoryEntry>;
/** Puts organisations into the directory, each as a whole: what was there of it is replaced. */
/** An authority's unit and what it is called. */
export const Unit = z.strictObject({ authorityId: AuthorityId, unitId: z.string().min(1).max(100).regex(/^[^\0]*$/), name: shortText });
export type Unit = z.infer<typeof Unit>;
export const ListUnits = z.strictObject({ authorityIds: z.array(AuthorityId).max(100) });
/** `units`: names of authorities' units; a unit that is not in it keeps its name. */
export const ImportDirectory = z.strictObject({ organisations: z.array(DirectoryEntry).min(1).max(500), units: z.array(Unit).max(2000).default([]) });
/** Of one of the coordinator's own services; confirmed at the moment of saying it (REF-14). */
export const ConfirmCapacity = commandInput({ serviceId: Id, ...capacity });
/** Asked by the login provider with a service token; the number is dropped after the answer (design § 2). */
export const ExchangeCprNumber = z.strictObject({ cprNumber: CprNumber });

/** Questions that another service asks on behalf of somebody, because they gate an answer (design § 4). */
/** For the ledger, whom it is asked for: `actingUserId`, a coordinator who looks for peers; or `askedPeerId`, a peer who is asked. */
export const OpenProfile = commandInput({ referralId: Id, organisationId: OrganisationId, actingUserId: z.string().max(100).optional(), askedPeerId: Id.optional() });
export const OpenContactForPeer = commandInput({ referralId: Id, organisationId: OrganisationId, assignmentId: Id, peerId: Id });
