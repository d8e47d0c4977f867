import type { Queryable } from "@haandslag/service-kit";

/** Only inside a transaction that holds the assignment's row: else it could come back after an erasure. */
export async function addVeto(tx: Queryable, assignmentId: string, peerId: string): Promise<void> {
  await tx.query("INSERT INTO avoided_peer (assignment_id, peer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", [assignmentId, peerId]);
}

/** Whom this assignment's citizen avoids, under whichever referral to this organisation they said so. For decisions alone: it is shown to nobody (ASG-03). */
export async function avoidedFor(db: Queryable, assignmentIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ assignment_id: string; peer_id: string }>({
    name: "avoided-for",
    text: `SELECT DISTINCT this.assignment_id, a.peer_id
           FROM held_subject this
           JOIN held_subject own ON own.organisation_id = this.organisation_id AND own.pseudonym = this.pseudonym
           JOIN avoided_peer a ON a.assignment_id = own.assignment_id
           WHERE this.assignment_id = ANY($1)`,
    values: [[...assignmentIds]],
  });
  const avoided = new Map<string, string[]>();
  for (const row of rows) avoided.set(row.assignment_id, [...(avoided.get(row.assignment_id) ?? []), row.peer_id]);
  return avoided;
}
