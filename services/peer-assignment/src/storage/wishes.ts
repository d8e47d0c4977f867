import type { Queryable } from "@haandslag/service-kit";

/** Only inside a transaction that holds the assignment's row: else it could come back after an erasure. */
export async function noteWish(tx: Queryable, assignmentId: string, wishes: boolean): Promise<void> {
  await tx.query(wishes ? "INSERT INTO wish_to_give (assignment_id) VALUES ($1) ON CONFLICT DO NOTHING" : "DELETE FROM wish_to_give WHERE assignment_id = $1", [assignmentId]);
}

/** Of these assignments, those whose citizen would like to become a peer. */
export async function wishesOf(db: Queryable, assignmentIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ id: string }>({ name: "wishes-of", text: "SELECT assignment_id AS id FROM wish_to_give WHERE assignment_id = ANY($1)", values: [[...assignmentIds]] });
  return new Set(rows.map(({ id }) => id));
}
