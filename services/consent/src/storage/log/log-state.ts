import type { Queryable } from "@haandslag/service-kit";

/** The newest checkpoint as it was signed, and when; undefined in the first moments of a new database. */
export async function findNewestCheckpoint(db: Queryable): Promise<{ readonly size: number; readonly at: string; readonly checkpoint: string } | undefined> {
  const { rows: [newest] } = await db.query<{ size: string; at: Date; note: string }>({ name: "log-newest-checkpoint", text: "SELECT size, at, note FROM log_checkpoint ORDER BY size DESC LIMIT 1" });
  return newest === undefined ? undefined : { size: Number(newest.size), at: newest.at.toISOString(), checkpoint: newest.note };
}

/** The leaf of a record, in base64url: public, and says nothing without its record and salt. */
export async function findCommitment(db: Queryable, ref: string): Promise<string | undefined> {
  const { rows } = await db.query<{ commitment: Buffer }>({ name: "log-commitment-of", text: "SELECT commitment FROM log_entry WHERE ref = $1", values: [ref] });
  return rows[0]?.commitment.toString("base64url");
}
