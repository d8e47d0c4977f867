import { ConsentStatus, ErasedCode, Holder, Id, Instant, KeptCode, KeptParagraph, OverdueStep, Party, Purpose } from "@haandslag/contracts";
import { z } from "zod";

export const OwnNotesConfirmed = z.object({ consentId: Id, epoch: z.int() });

const DueBecause = z.enum(["revoked", "expired", "narrowed"]);

export const NotesPage = z.object({
  notes: z.array(z.object({ consentId: Id, referralId: Id, epoch: z.int(), because: DueBecause, since: Instant })),
  nextCursor: Id.nullable(),
});

const EpochReceipts = z.object({
  epoch: z.int(),
  because: DueBecause,
  since: Instant,
  holders: z.array(z.object({
    holder: Holder,
    status: z.enum(["not-awaited", "awaited", "reminded", "escalated", "received"]),
    receivedAt: Instant.nullable(),
    stopped: Instant.nullable(),
    erased: z.array(ErasedCode).readonly(),
    kept: z.array(z.object({ what: KeptCode, paragraph: KeptParagraph })),
  })).readonly(),
  ownNotes: z.object({ status: z.enum(["not-applicable", "unconfirmed", "confirmed"]), by: z.string().nullable(), at: Instant.nullable() }),
});

export const ConsentReceipts = z.object({ consentId: Id, receipts: z.array(EpochReceipts) });

export const RecipientLines = z.object({
  recipients: z.array(z.object({
    recipient: Party,
    since: Instant,
    until: Instant.nullable(),
    status: z.enum(["receiving", "awaited", "overdue", "answered"]),
    consents: z.array(z.object({
      consentId: Id, referralId: Id, purpose: Purpose, status: ConsentStatus, since: Instant, until: Instant.nullable(), receipts: z.array(EpochReceipts).readonly(),
    })).readonly(),
  })),
});

export const OverduePage = z.object({
  overdue: z.array(z.object({
    consentId: Id, referralId: Id, purpose: Purpose, discloser: Party, recipient: Party, epoch: z.int(), holder: Holder, because: DueBecause, since: Instant, step: OverdueStep,
  })),
  nextCursor: Id.nullable(),
});

export const CountedReceipts = z.object({
  recipients: z.array(z.object({
    recipient: Party, awaited: z.int(), reminded: z.int(), escalated: z.int(), received: z.int(), ownNotesUnconfirmed: z.int(), oldest: Instant.nullable(),
  })),
});
