import { type Call, type Ids, inTransaction } from "@haandslag/service-kit";
import type { Pool } from "pg";
import { announceDisclosed } from "../domain/consent/announce-disclosed.ts";
import { type DisclosureRow, recordOfDisclosure } from "../domain/log/disclosure-record.ts";
import { decidableConsents } from "./decidable-consents.ts";
import { sealRecord } from "./log/append-to-log.ts";

/** A row of the ledger, but for its position, which the head gives. */
export interface LedgerEntry {
  readonly id: string;
  readonly referralId: string;
  readonly subjectId: string;
  readonly discloser: string;
  readonly recipient: string;
  readonly recipientUser: string;
  readonly kind: string;
  readonly purpose: string;
  readonly categories: readonly string[];
  /** What was left out of the categories, the person being protected. */
  readonly withheld: readonly string[];
  readonly consentId: string;
  readonly epoch: number;
  readonly at: Date;
  readonly correlationId: string;
}

/** The caller's disclosure id is in the ledger already: a disclosure is never replayed (REF-21). */
export class DisclosureIdTaken extends Error {
  override readonly name = "DisclosureIdTaken";
}

/** Where it is written, and what its event says of the call. */
interface Within {
  readonly pool: Pool;
  readonly ids: Ids;
  readonly call: Call;
}

/** What was decided, and the row it leaves: none for a deny. */
export interface Decided<Answer> {
  readonly answer: Answer;
  readonly entry: LedgerEntry | undefined;
}

/**
 * One disclosure in one transaction: lock the head, read the consents as they are under the lock, let `decide` judge
 * them, append what it permits, to the ledger, to the log and to the outbox in one statement. Every change of a consent takes the
 * same lock, so a disclosure has a place before or after a revocation, never beside it (CON-19).
 *
 * The read is a statement of its own, after the lock: within the locking statement it would see the consents as they
 * were when that statement began to wait.
 * @param decide called once, under the lock
 * @returns undefined where nobody was ever asked: then there is no head, nothing to serialise against, nothing to permit
 * @throws DisclosureIdTaken
 */
export async function underHead<Answer>(
  { pool, ids, call }: Within,
  at: { readonly referralId: string; readonly recipient: string },
  decide: (consents: unknown[], subjectId: string) => Decided<Answer>,
): Promise<Answer | undefined> {
  return await inTransaction(pool, async (tx) => {
    const { rows } = await tx.query<{ subjectId: string; position: string }>({
      name: "lock-head",
      text: `SELECT subject_id AS "subjectId", position FROM disclosure_head
             WHERE recipient = $2 AND subject_id = (SELECT subject_id FROM consent WHERE referral_id = $1 AND recipient = $2 LIMIT 1) FOR UPDATE`,
      values: [at.referralId, at.recipient],
    });
    const [head] = rows;
    if (head === undefined) return undefined;
    const { subjectId } = head;
    const { answer, entry } = decide(await decidableConsents(tx, { subjectId, recipient: at.recipient }), subjectId);
    if (entry === undefined) return answer;
    // The head is ours until the commit, so its next position is known here, and with it what the log commits to.
    const position = String(Number(head.position) + 1);
    const { kind, ref, salt, commitment } = sealRecord(recordOfDisclosure({ ...rowOf(entry), position }));
    const { eventType, key, data } = announceDisclosed(rowOf(entry));
    await tx.query({
      name: "append-disclosure",
      text: `
WITH taken AS (UPDATE disclosure_head SET position = $15 WHERE subject_id = $3 AND recipient = $5),
  logged AS (INSERT INTO log_entry (kind, ref, salt, commitment) VALUES ($16, $17, $18, $19)),
  told AS (INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, causation_id, traceparent, data) VALUES ($20, $21, $22, $23, $13, $14, $24, $25, $26))
INSERT INTO disclosure (id, referral_id, subject_id, discloser, recipient, recipient_user, kind, purpose, categories, withheld, consent_id, epoch, at, correlation_id, position, is_told)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, true)`,
      values: [
        entry.id, entry.referralId, entry.subjectId, entry.discloser, entry.recipient, entry.recipientUser, entry.kind, entry.purpose, entry.categories, entry.withheld,
        entry.consentId, entry.epoch, entry.at, entry.correlationId, position, kind, ref, salt, commitment,
        ids.next(), eventType.topic, key, eventType.type, call.causationId ?? null, call.traceparent, JSON.stringify(data),
      ],
    });
    return answer;
  }).catch((error: unknown) => {
    const { code, constraint } = error as { code?: string; constraint?: string };
    throw code === "23505" && (constraint === "disclosure_pkey" || constraint === "log_entry_ref_key") ? new DisclosureIdTaken("disclosure id taken", { cause: error }) : error;
  });
}

const rowOf = (e: LedgerEntry): Omit<DisclosureRow, "position"> => ({
  id: e.id, referral_id: e.referralId, subject_id: e.subjectId, discloser: e.discloser, recipient: e.recipient, recipient_user: e.recipientUser, kind: e.kind,
  purpose: e.purpose, categories: e.categories, withheld: e.withheld, consent_id: e.consentId, epoch: e.epoch, at: e.at, correlation_id: e.correlationId,
});
