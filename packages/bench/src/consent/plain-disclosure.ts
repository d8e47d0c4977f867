import { randomBytes, randomUUID } from "node:crypto";
import { ConsentDisclosed } from "@haandslag/contracts";
import type { Pool } from "pg";

/** What a disclosure is about, as the rows of `storeConsents` have it. */
export interface ToDisclose {
  readonly subjectId: string;
  readonly referralId: string;
  readonly consentId: string;
  readonly recipient: string;
}

const salt = randomBytes(32);
const commitment = randomBytes(32);
const traceparent = `00-${"1".repeat(32)}-${"2".repeat(16)}-01`;
const told = { epoch: 1, purpose: "referral", discloser: { kind: "authority", id: "municipality-0101" }, categories: ["situation", "wishes"] };

/**
 * The baseline: what a disclosure reads and writes, as plain prepared statements in BEGIN … COMMIT by bare `pg`.
 * Nothing is decided, validated or hashed; every value is at hand.
 */
export async function disclosePlainly(pool: Pool, { subjectId, referralId, consentId, recipient }: ToDisclose): Promise<void> {
  const client = await pool.connect();
  const id = randomUUID();
  try {
    await client.query("BEGIN");
    const { rows: [head] } = await client.query<{ position: string }>({ name: "plain-lock", text: "SELECT position FROM disclosure_head WHERE subject_id = $1 AND recipient = $2 FOR UPDATE", values: [subjectId, recipient] });
    await client.query({ name: "plain-consents", text: "SELECT * FROM consent_epoch WHERE subject_id = $1 AND recipient = $2", values: [subjectId, recipient] });
    const position = Number(head?.position) + 1;
    await client.query({ name: "plain-head", text: "UPDATE disclosure_head SET position = $3 WHERE subject_id = $1 AND recipient = $2", values: [subjectId, recipient, position] });
    await client.query({ name: "plain-log", text: "INSERT INTO log_entry (kind, ref, salt, commitment) VALUES ('disclosure', $1, $2, $3)", values: [id, salt, commitment] });
    await client.query({
      name: "plain-ledger",
      text: `INSERT INTO disclosure (id, referral_id, subject_id, discloser, recipient, recipient_user, kind, purpose, categories, withheld, consent_id, epoch, at, correlation_id, position, is_told)
             VALUES ($1, $2, $3, 'municipality-0101', $4, 'bench', 'offer', 'referral', ARRAY['situation', 'wishes'], '{}', $5, 1, $6, $8, $7, true)`,
      values: [id, referralId, subjectId, recipient, consentId, new Date(), position, id],
    });
    await client.query({
      name: "plain-outbox", text: "INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, traceparent, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      values: [randomUUID(), ConsentDisclosed.topic, referralId, ConsentDisclosed.type, new Date(), id, traceparent, JSON.stringify({ ...told, consentId, referralId, recipient: { kind: "organisation", id: recipient }, disclosureId: id })],
    });
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
