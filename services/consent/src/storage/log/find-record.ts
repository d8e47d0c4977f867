import type { consentCommands } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import { type ConsentEpochRow, recordOfConsentEpoch } from "../../domain/log/consent-epoch-record.ts";
import { type DisclosureRow, recordOfDisclosure } from "../../domain/log/disclosure-record.ts";
import type { ConsentEpochRecord, DisclosureRecord, ReceiptRecord } from "../../domain/log/log-record.ts";
import type { ReceiptRow } from "../../domain/log/receipt-record.ts";
import { receiptRecord } from "./receipt-record.ts";

/** A record that is about one citizen. */
export type CitizensRecord = ConsentEpochRecord | DisclosureRecord | ReceiptRecord;

/** The record as it follows from its row now: what the log committed to, unless somebody has changed the row since. */
export async function findRecord(db: Queryable, wanted: consentCommands.RecordOfLog): Promise<CitizensRecord | undefined> {
  switch (wanted.kind) {
    case "consent-epoch": {
      const { rows } = await db.query<ConsentEpochRow>({ name: "record-of-epoch", text: "SELECT * FROM consent_epoch WHERE consent_id = $1 AND epoch = $2", values: [wanted.consentId, wanted.epoch] });
      return rows.map(recordOfConsentEpoch)[0];
    }
    case "disclosure": {
      const { rows } = await db.query<DisclosureRow>({ name: "record-of-disclosure", text: "SELECT * FROM disclosure WHERE id = $1", values: [wanted.disclosureId] });
      return rows.map(recordOfDisclosure)[0];
    }
    case "receipt": {
      const { rows } = await db.query<ReceiptRow>({ name: "record-of-receipt", text: "SELECT * FROM receipt WHERE id = $1", values: [wanted.receiptId] });
      return rows.map(receiptRecord)[0];
    }
    default: return wanted satisfies never;
  }
}

/** What a holder signed about this citizen, and the key that verified it. */
export async function findSignedReceipt(db: Queryable, o: { readonly receiptId: string; readonly subjectId: string }): Promise<{ jws: string; publicJwk: { crv: string; kty: string; x: string } } | undefined> {
  const { rows } = await db.query<{ jws: string; publicJwk: { crv: string; kty: string; x: string } }>({
    name: "signed-receipt", text: `SELECT jws, public_jwk AS "publicJwk" FROM receipt WHERE id = $1 AND subject_id = $2 AND jws IS NOT NULL`, values: [o.receiptId, o.subjectId],
  });
  return rows[0];
}
