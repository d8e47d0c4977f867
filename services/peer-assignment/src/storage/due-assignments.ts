import type { Queryable } from "@haandslag/service-kit";

/** Assignments whose time is up, longest first. */
export async function dueAssignments(db: Queryable, now: Date, atOnce: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({ name: "due-assignments", text: "SELECT id FROM assignment WHERE deadline_at <= $1 ORDER BY deadline_at LIMIT $2", values: [now.toISOString(), atOnce] });
  return rows.map(({ id }) => id);
}
