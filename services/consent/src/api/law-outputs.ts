import { ConsentStatus, CopyDelivery, consentCommands, DataCategory, GrantMethod, Id, Instant, Interpreter, LocalDate, Party, Purpose, RepresentationDocument, RepresentationKind } from "@haandslag/contracts";
import { z } from "zod";
import { AskedText, MyConsent } from "./outputs.ts";

/** One fact of the law table, with its paragraph and whether it is law or ours. */
const ruled = <Value extends z.ZodType>(is: Value) => z.object({ is, paragraph: z.string(), origin: z.enum(["law", "rule of the product"]) });
const Journal = ruled(z.enum(["health-record", "case-record", "consent-record"]));

const JournalEntry = z.object({
  consentId: Id, purpose: Purpose, recipient: Party, lawRow: z.string(), journal: Journal, answer: z.enum(["yes", "no"]), categories: z.array(DataCategory).readonly(),
  validFrom: Instant.nullable(), expiresAt: Instant.nullable(), endedAt: Instant.nullable(), method: GrantMethod, assuranceLevel: z.enum(["low", "substantial", "high"]).nullable(),
  actedFor: RepresentationKind.nullable(), notice: consentCommands.ShownNotice.nullable(),
  assisted: z.object({ answeredOn: LocalDate, language: z.string(), interpreter: Interpreter, copy: CopyDelivery, writingWaived: z.boolean(), recordedBy: z.string() }).nullable(),
});

export const ConsentForRecord = z.object({
  consentId: Id, purpose: Purpose, status: ConsentStatus, asked: z.array(DataCategory), answerBy: Instant.nullable(), notice: AskedText,
  law: z.object({
    row: z.string(), form: ruled(z.enum(["written", "explicit"])), longestLifeYears: ruled(z.number()), journal: Journal,
    mayGrant: ruled(z.array(z.union([z.literal("citizen"), RepresentationKind])).readonly()), mayAlwaysWithdraw: ruled(z.array(z.enum(["citizen", "representative", "staff"])).readonly()),
  }),
  entry: JournalEntry.nullable(),
});

export const RepresentationNamed = z.object({ representationId: Id });
export const RepresentationList = z.object({
  representations: z.array(z.object({
    representationId: Id, kind: RepresentationKind, purposes: z.array(Purpose).readonly(), from: LocalDate, to: LocalDate.nullable(), document: RepresentationDocument,
    status: z.enum(["recorded", "ended"]), endedAt: Instant.nullable(),
  })),
});
export const WardConsentList = z.object({ consents: z.array(MyConsent.extend({ right: z.object({ representationId: Id, kind: RepresentationKind }) })) });
export const MyRights = z.array(z.object({ referralId: Id, purposes: z.array(Purpose), to: LocalDate.nullable() }));
