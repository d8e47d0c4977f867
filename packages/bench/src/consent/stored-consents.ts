import type { TestDatabase } from "@haandslag/testing";
import pg from "pg";

/** The referral of the consent with this number. */
export const referralNumber = (n: number): string => `0198a000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

export const consentNumber = (n: number): string => `0198a000-0000-7000-9000-${n.toString(16).padStart(12, "0")}`;
export const subjectNumber = (n: number): string => `s_${String(n).padStart(43, "0")}`;

const organisations = 50;
export const organisationNumber = (n: number): string => `organisation-bench-${n % organisations}`;

/** SQL for the same. */
const id = (kind: string) => `('0198a000-0000-7000-${kind}-' || lpad(to_hex(n), 12, '0'))`;
const about = `'s_' || lpad(n::text, 43, '0') AS subject, ${id("8000")} AS referral, ${id("9000")}::uuid AS consent, 'organisation-bench-' || (n % ${organisations}) AS organisation`;

/**
 * Granted consents by the hand of the superuser, as a service's commands would have left what a decision reads: one
 * citizen, one referral and one organisation each. Foreign keys are taken on trust; the planner is told what is there.
 */
export async function storeConsents(database: TestDatabase, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
    const from = `FROM (SELECT ${about} FROM generate_series(0, ${count - 1}) AS g(n)) AS one`;
    await client.query(`INSERT INTO disclosure_head (subject_id, recipient, position) SELECT subject, organisation, 1 ${from}`);
    await client.query(`INSERT INTO consent (id, version, state) SELECT consent, 2, jsonb_build_object(
      'consentId', consent, 'status', 'granted', 'referralId', referral, 'subjectId', subject, 'purpose', 'referral', 'senderUnitId', 'unit-1',
      'discloser', '{"kind": "authority", "id": "municipality-0101"}'::jsonb, 'recipient', jsonb_build_object('kind', 'organisation', 'id', organisation)) ${from}`);
    await client.query(`INSERT INTO consent_epoch (consent_id, epoch, referral_id, subject_id, purpose, discloser, recipient, position, status, categories, valid_from, expires_at, despite_protection, yes_epoch, law_row)
      SELECT consent, 1, referral, subject, 'referral', 'municipality-0101', organisation, 1, 'granted', ARRAY['situation', 'wishes'], now(), now() + interval '200 days', false, 1, 'authority.referral.adult' ${from}`);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
