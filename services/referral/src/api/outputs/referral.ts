import { ConsentStatus, CourseOutcome, DataCategory, DeclineConsequence, Id, LegalBasis, OfferStep, OrganisationId, Purpose, RefusedBy, ReferralNeed, ReferralStatus, StepReached } from "@haandslag/contracts";
import { z } from "zod";
import { list, RecordOutput } from "./content.ts";

const LackOutput = z.enum(["cpr-number", "given-names", "forms", "languages"]);
export const DraftOutput = z.object({ referralId: Id, status: z.literal("draft"), lacks: list(LackOutput) });
export const ImportedMessageOutput = z.object({
  drafts: list(Id),
  kept: list(z.object({ path: z.string(), to: z.string() })),
  dropped: list(z.object({ path: z.string(), code: z.string().optional(), why: z.string() })),
  findings: list(z.object({ path: z.string(), code: z.string(), text: z.string() })),
});
const FeedbackOutput = z.enum(["started", "ended", "outcome"]);

export const moved = <Status extends ReferralStatus>(status: Status) => z.object({ referralId: Id, status: z.literal(status) });
export const DeclinedOutput = moved("declined").extend({ refusedBy: RefusedBy, consequence: DeclineConsequence });
/** Asked all the same; what the asker should know of, by field. */
export const AskedOutput = moved("draft").extend({ organisationId: OrganisationId, warnings: list(z.object({ field: z.string(), code: z.literal("MISSING"), text: z.string() })) });
export const SettledOutput = z.object({ referralId: Id, status: ReferralStatus });
export const RepresentationOutput = z.object({ representationId: Id });
const at = z.string();

export const ReferralOutput = z.object({
  referralId: Id,
  status: ReferralStatus,
  legalBasis: LegalBasis,
  authorityId: z.string().nullable(),
  unitId: z.string().nullable(),
  caseworkerId: z.string().nullable(),
  caseworkerName: z.string().nullable(),
  lacks: list(LackOutput),
  organisationId: OrganisationId.nullable(),
  consents: list(z.object({ consentId: Id, purpose: Purpose, status: ConsentStatus, categories: list(DataCategory), expiresAt: z.string().nullable() })),
  offer: z.object({ sentAt: at, answerBy: at, openedAt: at.nullable(), isOverdue: z.boolean() }).nullable(),
  declined: z.object({ reason: z.string(), refusedBy: z.string(), consequence: z.string(), at }).nullable(),
  withdrawn: z.object({ reason: z.string(), at }).nullable(),
  stopped: z.object({ because: z.string(), at }).nullable(),
  told: list(z.object({ category: FeedbackOutput, at })),
  outcome: CourseOutcome.nullable(),
  need: ReferralNeed,
  record: RecordOutput,
  noticeAddressMissing: z.boolean(),
  timeline: list(z.object({ at, what: z.string(), by: z.string().nullable(), unitId: z.string().nullable(), name: z.string().nullable(), to: z.string().nullable().optional(), reason: z.string().optional(), purpose: Purpose.optional(), consentStatus: ConsentStatus.optional(), feedback: FeedbackOutput.optional() })),
});

export const ReferralsOutput = z.object({
  referrals: list(z.object({
    referralId: Id, status: ReferralStatus, need: ReferralNeed, waitingSince: at, lacks: list(LackOutput), organisationId: OrganisationId.nullable(), organisationName: z.string().nullable(),
    answerBy: at.nullable(), isOverdue: z.boolean(), caseworkerId: z.string().nullable(), caseworkerName: z.string().nullable(),
    citizen: z.object({ givenNames: list(z.string()), familyName: z.string().nullable() }).nullable(),
  })),
  nextCursor: z.string().nullable(),
  counts: list(z.object({ need: ReferralNeed, count: z.int() })),
});

export const UnitFiguresOutput = z.object({
  waited: list(z.object({ fromDays: z.int(), count: z.int() })),
  needs: list(z.object({ need: ReferralNeed, count: z.int(), meanDays: z.number() })),
  waiting: z.object({ count: z.int(), meanDays: z.number().nullable() }),
});

export const MyReferralsOutput = list(z.object({
  referralId: Id, status: ReferralStatus, draftedAt: at, authorityName: z.string().nullable(), lacks: list(LackOutput),
  organisation: z.object({ organisationId: OrganisationId, name: z.string(), phone: z.string() }).nullable(), contactCode: z.string().nullable(),
  steps: list(z.object({ step: StepReached, at: at.nullable() })), next: z.object({ who: z.enum(["citizen", "caseworker", "coordinator"]).nullable(), by: at.nullable() }),
}));

const Running = z.enum(["accepted", "in_course"]);
export const OffersOutput = z.object({
  offers: list(z.object({
    referralId: Id, status: z.enum(["offered", "accepted", "in_course"]), step: OfferStep, waitingSince: at, sentAt: at, answerBy: at, openedAt: at.nullable(), isOverdue: z.boolean(),
    acceptedAt: at.nullable(), courseStartedAt: at.nullable(), courseEndedAt: at.nullable(), pseudonym: z.string().nullable(), outcomeRecorded: z.boolean(),
  })),
  nextCursor: z.string().nullable(),
  counts: z.object({ offered: z.int(), overdue: z.int(), accepted: z.int(), in_course: z.int() }),
});
export const OfferStandingOutput = z.object({
  referralId: Id, status: ReferralStatus.exclude(["draft"]), sentAt: at, answerBy: at, openedAt: at.nullable(), isOverdue: z.boolean(),
  acceptedAt: at.nullable(), endedAt: at.nullable(), outcome: CourseOutcome.nullable(), consentEpoch: z.int().nullable(),
});
export const FoundByCodeOutput = z.object({ referralId: Id, status: Running, pseudonym: z.string() });
