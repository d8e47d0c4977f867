import type { Queryable } from "@haandslag/service-kit";

/** Of one recipient: how far the receipts are that are due for what ended there or became narrower. Counts and one time, nobody's name. */
export interface ReceiptsOfRecipient {
  readonly recipient: string;
  readonly awaited: number;
  readonly reminded: number;
  readonly escalated: number;
  readonly received: number;
  /** Nobody at the recipient has confirmed yet that own notes are gone. */
  readonly ownNotesUnconfirmed: number;
  /** Since when the oldest that has not come is due. */
  readonly oldest: string | null;
}

/** By recipient. @param tenantIds of consents between these alone; undefined: of all */
export async function receiptsByRecipient(db: Queryable, tenantIds: readonly string[] | undefined): Promise<ReceiptsOfRecipient[]> {
  const { rows } = await db.query<ReceiptsOfRecipient>({
    name: "receipts-by-recipient", values: [tenantIds ?? null],
    text: `SELECT a.recipient, sum(l.awaited)::int AS awaited, sum(l.reminded)::int AS reminded, sum(l.escalated)::int AS escalated, sum(l.received)::int AS received,
                  count(*) FILTER (WHERE e.epoch->'ownNotes'->>'status' = 'unconfirmed')::int AS "ownNotesUnconfirmed",
                  min(e.epoch->>'since') FILTER (WHERE l.awaited + l.reminded + l.escalated > 0) AS oldest
           FROM receipt_account a, jsonb_array_elements(a.state->'epochs') AS e(epoch), LATERAL (
             SELECT count(*) FILTER (WHERE s = 'awaited') AS awaited, count(*) FILTER (WHERE s = 'reminded') AS reminded,
                    count(*) FILTER (WHERE s = 'escalated') AS escalated, count(*) FILTER (WHERE s = 'received') AS received
             FROM jsonb_array_elements(e.epoch->'lines') AS line, LATERAL (SELECT line->>'status' AS s) AS status) AS l
           WHERE $1::text[] IS NULL OR ARRAY[a.discloser, a.recipient] && $1
           GROUP BY a.recipient ORDER BY a.recipient`,
  });
  return rows;
}
