import { consentCommands, ConsentStatus, DataCategory, DecisionReason, Id, Instant, LanguageTag, Party, Purpose } from "@haandslag/contracts";
import { z } from "zod";

export const ConsentAnswered = z.object({ consentId: Id, status: ConsentStatus, epoch: z.int() });

const oneConsent = z.object({ consentId: Id, purpose: Purpose });
export const ConsentsRequested = z.object({ consents: z.array(oneConsent) });
export const ConsentsStopped = z.object({ stopped: z.array(oneConsent) });

const reasons = z.array(DecisionReason).readonly();
const deny = z.object({ permitted: z.literal(false), reasons, lawRows: z.array(z.string()).readonly().optional() });
const permit = z.object({ permitted: z.literal(true), reasons, consentId: Id, epoch: z.int(), categories: z.array(DataCategory).readonly(), despiteProtection: z.boolean() });
export const DecisionAnswer = z.discriminatedUnion("permitted", [permit, deny]);
export const DisclosureAnswer = z.discriminatedUnion("permitted", [permit.extend({ at: Instant, withheld: z.array(consentCommands.ProtectedPart).readonly() }), deny]);

const RenderedNotice = z.object({
  noticeId: z.string(),
  version: z.int(),
  language: LanguageTag,
  purpose: Purpose,
  parts: z.record(z.string(), z.string()),
  /** To be ticked one by one; nothing here says which are (CON-17). */
  categories: z.array(z.object({ category: DataCategory, label: z.string(), explanation: z.string() })).readonly(),
  answers: z.array(z.object({ answer: z.enum(["yes", "no"]), label: z.string() })).readonly(),
});

/** `noticeId`, `version`, `language` and `hash` go back as they are with a yes (CON-11). */
export const ShownText = z.object({ noticeId: z.string(), version: z.int(), language: LanguageTag, hash: z.string(), text: RenderedNotice });
/** A text that is to be read before an answer, with every language in which this very question can be read. */
export const AskedText = ShownText.extend({ languages: z.array(LanguageTag).readonly() });

export const MyConsent = z.object({
  consentId: Id,
  referralId: Id,
  purpose: Purpose,
  discloser: Party,
  recipient: Party,
  status: ConsentStatus,
  epoch: z.int(),
  asked: z.array(DataCategory),
  /** What is shared now; empty where nothing is. */
  shared: z.array(DataCategory),
  despiteProtection: z.boolean(),
  answerBy: Instant.nullable(),
  validFrom: Instant.nullable(),
  expiresAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  notice: AskedText,
});
export const MyConsentList = z.object({ consents: z.array(MyConsent) });

export const DisclosurePage = z.object({
  disclosures: z.array(z.object({
    disclosureId: Id, referralId: Id, kind: z.string(), purpose: z.string(), discloser: Party, recipient: Party, recipientUser: z.string(),
    categories: z.array(z.string()), withheld: z.array(z.string()), consentId: Id, epoch: z.int(), position: z.int(), at: Instant, correlationId: z.string(),
  })),
  nextCursor: Id.nullable(),
});

export const ReferralConsents = z.object({
  consents: z.array(z.object({ purpose: Purpose, status: ConsentStatus, consentId: Id.nullable(), shared: z.array(DataCategory), expiresAt: Instant.nullable() })),
});

export const Uncovered = z.object({ uncovered: z.array(z.object({ disclosureId: Id, consentId: Id, epoch: z.int(), position: z.int() })) });
