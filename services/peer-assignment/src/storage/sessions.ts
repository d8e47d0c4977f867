import type { Attendance, SessionFlag } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";

/** One meeting: date, minutes and who came, nothing else (ASG-08). */
export interface Session {
  readonly sessionId: string;
  readonly date: string;
  readonly minutes: number;
  readonly attendance: Attendance;
  readonly flags: readonly SessionFlag[];
}

export async function saveSession(tx: Queryable, assignmentId: string, session: Session): Promise<void> {
  await tx.query("INSERT INTO session (id, assignment_id, date, minutes, attendance, flags) VALUES ($1, $2, $3, $4, $5, $6)",
    [session.sessionId, assignmentId, session.date, session.minutes, session.attendance, [...session.flags]]);
}

export async function sessionsOf(db: Queryable, assignmentId: string): Promise<Session[]> {
  const { rows } = await db.query<Session>({
    name: "sessions-of", text: `SELECT id AS "sessionId", date, minutes, attendance, flags FROM session WHERE assignment_id = $1 ORDER BY date, id`, values: [assignmentId],
  });
  return rows;
}
