import type { Queryable } from "@haandslag/service-kit";

export interface StaffMember { readonly userId: string; readonly displayName: string; readonly lastSeenAt: string }
interface OfUnit { readonly authorityId: string; readonly unitId: string }

/** Who has signed in to a unit (infra/decisions/0019). */
export interface Staff {
  note(db: Queryable, member: OfUnit & { role: "caseworker" | "team-leader"; userId: string; displayName: string; at: Date }): Promise<void>;
  /** By name. A team leader who is a caseworker too is one by that login. */
  caseworkersOf(db: Queryable, unit: OfUnit): Promise<readonly StaffMember[]>;
  /** What colleagues are called, whatever their role: by the ids of their logins. */
  namesIn(db: Queryable, unit: OfUnit): Promise<ReadonlyMap<string, string>>;
}

export const staffOfUnits: Staff = {
  async note(db, { authorityId, unitId, role, userId, displayName, at }) {
    await db.query(
      `INSERT INTO staff (tenant_id, unit_id, role, user_id, display_name, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (tenant_id, unit_id, role, user_id) DO UPDATE SET display_name = EXCLUDED.display_name, last_seen_at = EXCLUDED.last_seen_at`,
      [authorityId, unitId, role, userId, displayName, at]);
  },
  async caseworkersOf(db, { authorityId, unitId }) {
    const { rows } = await db.query<{ user_id: string; display_name: string; last_seen_at: Date }>(
      `SELECT user_id, display_name, last_seen_at FROM staff WHERE tenant_id = $1 AND unit_id = $2 AND role = 'caseworker' ORDER BY display_name COLLATE "da-x-icu", user_id LIMIT 500`, [authorityId, unitId]);
    return rows.map((row) => ({ userId: row.user_id, displayName: row.display_name, lastSeenAt: row.last_seen_at.toISOString() }));
  },
  async namesIn(db, { authorityId, unitId }) {
    const { rows } = await db.query<{ user_id: string; display_name: string }>("SELECT user_id, display_name FROM staff WHERE tenant_id = $1 AND unit_id = $2", [authorityId, unitId]);
    return new Map(rows.map((row) => [row.user_id, row.display_name]));
  },
};
