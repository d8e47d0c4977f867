import type { ConsentClient } from "@haandslag/clients/consent";
import type { OutcomesClient } from "@haandslag/clients/outcomes";
import type { ReferralClient } from "@haandslag/clients/referral";
import * as contracts from "@haandslag/contracts";
import { roles } from "@haandslag/service-kit/auth";
import { z } from "zod";
import { countedByAudit, sourceCodes } from "./source-codes.ts";

type Answer<Procedure extends { query(...input: never[]): Promise<unknown> }> = Awaited<ReturnType<Procedure["query"]>>;
type Account = Answer<ConsentClient["myAccount"]>;
type Change = Account["consents"]["consents"][number]["epochs"][number];
type Recipient = Account["recipients"][number];
type Receipts = Recipient["consents"][number]["receipts"][number];
type ForRecord = Answer<ConsentClient["consentForRecord"]>;
type Right = Answer<ConsentClient["representationsOfReferral"]>["representations"][number];
type Referral = Answer<ReferralClient["getReferral"]>;
type Course = Answer<OutcomesClient["myCourse"]>;

/** The codes of a type, each once: the type check fails where one is left out or is none any more. */
const exactly = <Code extends string>(codes: Record<Code, true>): string[] => Object.keys(codes);

const { consentCommands, outcomesCommands } = contracts;

/** Which vocabulary of the contracts a group of `codes.json` puts into words; one vocabulary may have words for two readers. */
export const contractVocabularies = {
  decisionReason: contracts.DecisionReason,
  purpose: contracts.Purpose,
  purposeName: contracts.Purpose,
  category: contracts.DataCategory,
  categoryName: contracts.DataCategory,
  consentStatus: contracts.ConsentStatus,
  method: contracts.GrantMethod,
  assistedMethod: contracts.AssistedMethod,
  revokedBy: contracts.RevokedBy,
  expiredBecause: contracts.ExpiredBecause,
  referralStatus: contracts.ReferralStatus,
  referralStep: contracts.ReferralStatus,
  theme: contracts.Theme,
  form: contracts.SupportForm,
  mobility: contracts.Mobility,
  time: contracts.MeetingTime,
  gender: contracts.Gender,
  ageGroup: contracts.AgeGroup,
  channel: contracts.NoticeChannel,
  refusedBy: contracts.RefusedBy,
  declineConsequence: contracts.DeclineConsequence,
  declineReason: contracts.DeclineReason,
  withdrawReason: contracts.WithdrawReason,
  courseOutcome: contracts.CourseOutcome,
  stoppedBecause: contracts.StoppedBecause,
  legalBasis: contracts.LegalBasis,
  peerStatus: contracts.PeerStatus,
  employment: contracts.PeerEmployment,
  assignmentStatus: contracts.AssignmentStatus,
  handedBackBy: contracts.HandedBackBy,
  endReason: contracts.AssignmentEndedBecause,
  attendance: contracts.Attendance,
  meetingPlace: contracts.MeetingPlace,
  myMeetingPlace: contracts.MeetingPlace,
  meetingStatus: contracts.MeetingStatus,
  sessionFlag: contracts.SessionFlag,
  constraint: contracts.PeerConstraint,
  inTheWay: contracts.PeerConstraint,
  matchReason: contracts.MatchReason,
  checkInAt: contracts.CheckInMoment,
  checkInStatus: contracts.CheckInStatus,
  chime: contracts.ChimeItem,
  wellbeing: contracts.WellbeingItem,
  receiptHolder: contracts.Holder,
  receiptErased: contracts.ErasedCode,
  receiptKept: contracts.KeptCode,
  receiptParagraph: contracts.KeptParagraph,
  overdueStep: contracts.OverdueStep,
  ageBand: contracts.AgeBand,
  interpreter: contracts.Interpreter,
  copy: contracts.CopyDelivery,
  representationKind: contracts.RepresentationKind,
  representationDocument: contracts.RepresentationDocument,
  need: contracts.ReferralNeed,
  offerStep: contracts.OfferStep,
  stepReached: contracts.StepReached,
  lookUpWhat: contracts.LookUpWhat,
  lookUpReason: contracts.LookUpReason,
  findReason: contracts.FindReason,
  contactStatus: contracts.ContactRequestStatus,
  contactOutcome: contracts.ContactOutcome,
  disclosureKind: consentCommands.DisclosureKind,
  withheld: consentCommands.ProtectedPart,
} satisfies Record<string, z.ZodEnum>;

/** Named by Intl in the reader's own language. */
const withoutWords: ReadonlySet<unknown> = new Set([contracts.NoticeLanguage]);

/** Every closed vocabulary that the contracts export, by name. */
export const vocabulariesOfContracts: [string, z.ZodEnum][] = [contracts, contracts.referralCommands, consentCommands, contracts.peerCommands, outcomesCommands]
  .flatMap((module) => Object.entries(module) as [string, unknown][])
  .filter((entry): entry is [string, z.ZodEnum] => entry[1] instanceof z.ZodEnum && !withoutWords.has(entry[1]));

/** The steps of a scale, as far as its schema takes them. */
const stepsOf = (scale: z.ZodType): string[] => Array.from({ length: 100 }, (_, n) => n).filter((n) => scale.safeParse(n).success).map(String);

/** Codes that stand in no vocabulary of their own: a part of an input, or of what a service answers. */
export const otherCodes: Record<string, readonly string[]> = {
  party: contracts.Party.options.map(({ shape }) => shape.kind.value),
  chimePart: exactly<keyof NonNullable<Course["checkIns"][number]["scores"]>>({ connectedness: true, hope: true, identity: true, meaning: true, empowerment: true }),
  goalProgress: stepsOf(outcomesCommands.ReportProgress.shape.progress),
  wellbeingScore: stepsOf(contracts.WellbeingScore),
  proofOf: consentCommands.RecordOfLog.options.map(({ shape }) => shape.kind.value),
  assistedAnswer: consentCommands.RecordAssistedAnswer.options.map(({ shape }) => shape.answer.value),
  answer: exactly<ForRecord["notice"]["text"]["answers"][number]["answer"]>({ yes: true, no: true }),
  exportAs: consentCommands.ExportMyAccount.shape.as.options,
  role: roles,
  consentChange: exactly<Change["what"]>({ requested: true, granted: true, refused: true, lapsed: true, renewed: true, narrowed: true, revoked: true, expired: true }),
  changedBy: exactly<Change["by"]["kind"]>({ citizen: true, representative: true, staff: true, service: true, time: true, referral: true }),
  receiptStatus: exactly<Receipts["holders"][number]["status"]>({ "not-awaited": true, awaited: true, reminded: true, escalated: true, received: true }),
  recipientStatus: exactly<Recipient["status"]>({ receiving: true, awaited: true, overdue: true, answered: true }),
  receiptBecause: exactly<Receipts["because"]>({ revoked: true, expired: true, narrowed: true }),
  ownNotes: exactly<Receipts["ownNotes"]["status"]>({ "not-applicable": true, unconfirmed: true, confirmed: true }),
  journal: exactly<ForRecord["law"]["journal"]["is"]>({ "health-record": true, "case-record": true, "consent-record": true }),
  consentForm: exactly<ForRecord["law"]["form"]["is"]>({ written: true, explicit: true }),
  lawOrigin: exactly<ForRecord["law"]["form"]["origin"]>({ law: true, "rule of the product": true }),
  assuranceLevel: exactly<NonNullable<NonNullable<ForRecord["entry"]>["assuranceLevel"]>>({ low: true, substantial: true, high: true }),
  representationStatus: exactly<Right["status"]>({ recorded: true, ended: true }),
  auditLookedAt: countedByAudit,
  turn: exactly<NonNullable<Answer<ReferralClient["myReferrals"]>[number]["next"]["who"]>>({ citizen: true, caseworker: true, coordinator: true }),
  lack: exactly<Referral["lacks"][number]>({ "cpr-number": true, "given-names": true, forms: true, languages: true }),
  feedback: exactly<Referral["told"][number]["category"]>({ started: true, ended: true, outcome: true }),
  authorityKind: exactly<Answer<ReferralClient["listAuthorities"]>[number]["kind"]>({ municipality: true, region: true, state: true }),
  courseStatus: exactly<Course["status"]>({ measuring: true, measured: true }),
  ...sourceCodes,
};

/** Group by group, what must have words. */
export const codesInGroups: Record<string, readonly string[]> = {
  ...Object.fromEntries(Object.entries(contractVocabularies).map(([group, vocabulary]) => [group, vocabulary.options])),
  ...otherCodes,
};
