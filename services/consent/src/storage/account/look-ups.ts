import type { LookUpReason, LookUpWhat } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import type { LookUp } from "../../domain/account/look-up.ts";

/**
 * Writes down who looked. One line for each login, referral and kind in a quarter of an hour: what is there already is
 * left as it is. No target is named, since whoever looks may not read the lines of others (row-level security).
 */
export async function appendLookUps(db: Queryable, lookUps: readonly LookUp[]): Promise<void> {
  if (lookUps.length === 0) return;
  await db.query({
    name: "append-look-ups",
    text: `INSERT INTO look_up (referral_id, subject_id, at, tenant_id, unit_id, user_id, role, what, reason)
           SELECT "referralId", "subjectId", at, "tenantId", "unitId", "userId", role, what, reason
           FROM jsonb_to_recordset($1::jsonb) AS l("referralId" text, "subjectId" text, at timestamptz, "tenantId" text, "unitId" text, "userId" text, role text, what text, reason text) ORDER BY 1
           ON CONFLICT DO NOTHING`,
    values: [JSON.stringify(lookUps)],
  });
}

/** One login's looks at one referral within one quarter of an hour. */
export interface LookUpLine {
  /** Of the first of them: the line's place. */
  readonly id: string;
  readonly referralId: string | null;
  readonly at: Date;
  readonly tenantId: string | null;
  readonly unitId: string | null;
  readonly userId: string;
  readonly role: string;
  readonly reason: LookUpReason;
  readonly what: readonly LookUpWhat[];
}

/** Who looked at what about one citizen (two lists, each by its index: an OR would read the whole table), newest first, by keyset on the line's id. One more than asked for tells whether there is a next page. */
export async function lookUpsOf(db: Queryable, o: { readonly subjectId: string; readonly before: string | undefined; readonly limit: number; readonly by?: "others" | undefined }): Promise<{ lines: LookUpLine[]; next: string | null }> {
  const { rows } = await db.query<LookUpLine>({
    name: "look-ups-of",
    text: `SELECT min(id)::text AS id, referral_id AS "referralId", min(at) AS at, tenant_id AS "tenantId", unit_id AS "unitId", user_id AS "userId", role, reason,
             array_agg(what ORDER BY id) AS what
           FROM (SELECT * FROM look_up WHERE subject_id = $1
                 UNION ALL SELECT * FROM look_up WHERE referral_id IN (SELECT referral_id FROM consent WHERE subject_id = $1)) AS own
           WHERE NOT $4::boolean OR reason <> 'own-insight'
           GROUP BY referral_id, tenant_id, unit_id, user_id, role, reason, quarter
           HAVING $2::bigint IS NULL OR min(id) < $2 ORDER BY min(id) DESC LIMIT $3`,
    values: [o.subjectId, o.before ?? null, o.limit + 1, o.by === "others"],
  });
  const lines = rows.slice(0, o.limit);
  return { lines, next: rows.length > o.limit ? (lines.at(-1)?.id ?? null) : null };
}
