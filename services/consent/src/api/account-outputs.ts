import {
  accountFormat, AssistedMethod, consentCommands, DataCategory, DecisionReason, Id, Instant, LookUpReason, LookUpWhat, Party, Purpose, RepresentationKind,
} from "@haandslag/contracts";
import { z } from "zod";
import { MyConsent, ShownText } from "./outputs.ts";
import { ProvableRecords } from "./proof-outputs.ts";
import { RecipientLines } from "./receipt-outputs.ts";

const Epoch = z.object({
  epoch: z.int(),
  what: z.enum(["requested", "granted", "refused", "lapsed", "renewed", "narrowed", "revoked", "expired"]),
  at: Instant,
  by: z.object({
    kind: z.enum(["citizen", "representative", "staff", "service", "time", "referral"]),
    role: z.string().nullable(), tenantId: z.string().nullable(), unitId: z.string().nullable(), userId: z.string().nullable(),
  }),
  position: z.int(),
  shared: z.array(DataCategory).readonly(),
  validFrom: Instant.nullable(),
  expiresAt: Instant.nullable(),
  despiteProtection: z.boolean(),
  method: z.enum(["login", ...AssistedMethod.options]).nullable(),
  notice: consentCommands.ShownNotice.nullable(),
  actedAs: RepresentationKind.nullable(),
  because: z.string().nullable(),
  lawRow: z.string().nullable(),
});

const AccountConsents = z.object({
  consents: z.array(MyConsent.omit({ notice: true }).extend({
    /** Of the authority that refers; null where the citizen refers herself. */
    unitId: z.string().nullable(),
    lawRow: z.string(),
    /** In the language that was asked in, and in each that was answered in. */
    shown: z.array(ShownText),
    epochs: z.array(Epoch),
  })),
  nextCursor: Id.nullable(),
});

const AccountDisclosures = z.object({
  disclosures: z.array(z.object({
    disclosureId: Id, referralId: Id, kind: z.string(), purpose: z.string(), discloser: Party, recipient: Party, recipientUser: z.string(), unitId: z.string().nullable(),
    categories: z.array(z.string()).readonly(), withheld: z.array(z.string()).readonly(), consentId: Id, epoch: z.int(), position: z.int(), at: Instant,
  })),
  nextCursor: Id.nullable(),
});

export const LookUpPage = z.object({
  lookUps: z.array(z.object({
    lookUpId: z.string(),
    /** null: the citizen's reading of the own account. */
    referralId: Id.nullable(),
    /** The first of this login's looks in the quarter of an hour. */
    at: Instant,
    tenantId: z.string().nullable(), unitId: z.string().nullable(), userId: z.string(), role: z.string(),
    reason: LookUpReason,
    what: z.array(LookUpWhat).readonly(),
    /** Which data were to be seen; none where it was how consents stand. */
    categories: z.array(DataCategory),
  })),
  nextCursor: z.string().nullable(),
});

export const MyAccount = z.object({
  at: Instant,
  consents: AccountConsents,
  recipients: RecipientLines.shape.recipients,
  disclosures: AccountDisclosures,
  lookUps: LookUpPage,
  proofs: ProvableRecords,
});

const Fhir = z.object({ as: z.literal("fhir"), bundle: z.looseObject({ resourceType: z.literal("Bundle") }) });
const Json = z.object({
  as: z.literal("json"),
  account: z.object({
    format: z.literal(accountFormat.name),
    version: z.literal(accountFormat.version),
    at: Instant,
    consents: AccountConsents.shape.consents,
    recipients: RecipientLines.shape.recipients,
    disclosures: AccountDisclosures.shape.disclosures,
    lookUps: LookUpPage.shape.lookUps,
    proofs: ProvableRecords.shape.records,
  }),
});
export const ExportedAccount = z.discriminatedUnion("as", [Json, Fhir]);

export const Coverage = z.object({
  disclosureId: Id,
  referralId: Id,
  purpose: Purpose,
  discloser: Party,
  recipient: Party,
  /** What was disclosed, and is asked about. */
  categories: z.array(DataCategory),
  /** The moment that is answered for, and how many changes and disclosures between this citizen and recipient stood before it. */
  at: Instant,
  position: z.int(),
  covering: z.object({
    consentId: Id, epoch: z.int(), since: Instant, validFrom: Instant.nullable(), expiresAt: Instant.nullable(), categories: z.array(DataCategory).readonly(),
    /** The epoch of the yes that it rests on. */
    yesEpoch: z.int(), lawRow: z.string().nullable(),
  }).nullable(),
  /** Why nothing covers it; empty where something does. */
  reasons: z.array(DecisionReason).readonly(),
  /** What the ledger wrote down when it disclosed. */
  ledger: z.object({ consentId: Id, epoch: z.int() }),
  agreesWithLedger: z.boolean(),
});
