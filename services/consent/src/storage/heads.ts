import { ChangedMeanwhile, type Queryable } from "@haandslag/service-kit";
import { evidenceOf } from "../domain/consent/evidence.ts";
import { factsOf } from "../domain/consent/facts.ts";
import { saidOf } from "../domain/consent/said.ts";
import type { Consent } from "../domain/consent/state.ts";
import { type ConsentEpochRow, recordOfConsentEpoch } from "../domain/log/consent-epoch-record.ts";
import { partyKey } from "../domain/party.ts";
import { awaitReceipts } from "./await-receipts.ts";
import type { Consents } from "./consent-store.ts";
import { appendToLog } from "./log/append-to-log.ts";
import { saidHash } from "./said-hash.ts";

/** What orders disclosures and changes of consent: one citizen and one recipient (design § 3). */
export interface Head {
  readonly subjectId: string;
  readonly recipient: string;
}

export const headOf = ({ subjectId, recipient }: Pick<Consent, "subjectId" | "recipient">): Head => ({ subjectId, recipient: partyKey(recipient) });

/**
 * Locks these heads until the transaction ends, and makes those that are not there yet. Always the first lock that a
 * transaction takes, and always in the same order: so nothing here can deadlock, and whoever has the head finds the
 * consents as the last holder left them.
 */
export async function lockHeads(tx: Queryable, heads: readonly Head[]): Promise<void> {
  const each = [...new Map(heads.map((head) => [`${head.subjectId} ${head.recipient}`, head])).values()];
  // Between the two statements retention may have deleted one that was there: then it is made anew.
  for (let tries = 1; (await lockAll(tx, JSON.stringify(each))) < each.length; tries++) {
    if (tries === 3) throw new ChangedMeanwhile("disclosure_head: not every head could be locked");
  }
}

/** @returns how many of them are locked */
async function lockAll(tx: Queryable, wanted: string): Promise<number> {
  await tx.query({
    name: "make-heads",
    text: `INSERT INTO disclosure_head (subject_id, recipient, position)
           SELECT "subjectId", recipient, 0 FROM jsonb_to_recordset($1::jsonb) AS h("subjectId" text, recipient text) ORDER BY 1, 2
           ON CONFLICT (subject_id, recipient) DO NOTHING`,
    values: [wanted],
  });
  const { rowCount } = await tx.query({
    name: "lock-heads",
    text: `SELECT FROM disclosure_head d
           WHERE (d.subject_id, d.recipient) IN (SELECT "subjectId", recipient FROM jsonb_to_recordset($1::jsonb) AS h("subjectId" text, recipient text))
           ORDER BY d.subject_id, d.recipient FOR UPDATE`,
    values: [wanted],
  });
  return rowCount ?? 0;
}

/**
 * Gives each of these consents' newest epochs the next position of its head, and awaits the receipts of those that end or
 * narrow it. The heads must be locked.
 * @throws ChangedMeanwhile where one could not be written: it is there already, or the call does not reach its head. Roll back
 */
export async function recordEpochs(tx: Queryable, { accounts }: Pick<Consents, "accounts">, changed: readonly Consent[], at: Date): Promise<void> {
  const facts = changed.map((consent, n) => ({ n, ...factsOf(consent), ...evidenceOf(consent), saidHash: saidHash(saidOf(consent)), discloser: partyKey(consent.discloser), recipient: partyKey(consent.recipient) }));
  const { rows } = await tx.query<ConsentEpochRow>({
    name: "record-epochs",
    text: `
WITH fact AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(n int, "consentId" uuid, epoch int, "referralId" text, "subjectId" text, purpose text, discloser text,
    recipient text, status text, categories text[], "validFrom" timestamptz, "expiresAt" timestamptz, "despiteProtection" boolean, "yesEpoch" int, "lawRow" text,
    "noticeId" text, "noticeVersion" int, "noticeLanguage" text, "noticeHash" text, method text, "assuranceLevel" text, "answeredBy" text, "saidHash" text)
), taken AS (
  UPDATE disclosure_head h SET position = h.position + needed.positions
  FROM (SELECT "subjectId", recipient, count(*) AS positions FROM fact GROUP BY 1, 2) needed
  WHERE h.subject_id = needed."subjectId" AND h.recipient = needed.recipient
  RETURNING h.subject_id, h.recipient, h.position - needed.positions AS before
)
INSERT INTO consent_epoch (consent_id, epoch, referral_id, subject_id, purpose, discloser, recipient, position, status, categories, valid_from, expires_at, despite_protection, yes_epoch, law_row,
  notice_id, notice_version, notice_language, notice_hash, method, assurance_level, answered_by, said_hash, record_version, at)
SELECT f."consentId", f.epoch, f."referralId", f."subjectId", f.purpose, f.discloser, f.recipient,
  t.before + row_number() OVER (PARTITION BY f."subjectId", f.recipient ORDER BY f.n),
  f.status, f.categories, f."validFrom", f."expiresAt", f."despiteProtection", f."yesEpoch", f."lawRow",
  f."noticeId", f."noticeVersion", f."noticeLanguage", f."noticeHash", f.method, f."assuranceLevel", f."answeredBy", f."saidHash", 3, $2
FROM fact f JOIN taken t ON t.subject_id = f."subjectId" AND t.recipient = f.recipient ORDER BY f.n
ON CONFLICT (consent_id, epoch) DO NOTHING
RETURNING *`,
    values: [JSON.stringify(facts), at],
  });
  // What row-level security hid from this call, or somebody quicker wrote, must not be dropped in silence.
  if (rows.length !== changed.length) throw new ChangedMeanwhile(`consent_epoch: ${changed.length - rows.length} of ${changed.length} epochs could not be written`);
  await appendToLog(tx, rows.map(recordOfConsentEpoch));
  await awaitReceipts(tx, accounts, changed, at);
}
