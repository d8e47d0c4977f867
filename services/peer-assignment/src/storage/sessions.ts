import type { Attendance, SessionFlag } from "@haandslag/contracts";
import { ChangedMeanwhile, type Queryable } from "@haandslag/service-kit";
import type { Vault } from "@haandslag/vault";
import type { HeldSubjects } from "./held-subjects.ts";

/** One meeting: date, minutes and who came, nothing else (ASG-08). */
export interface Session {
  readonly sessionId: string;
  readonly date: string;
  readonly minutes: number;
  readonly attendance: Attendance;
  readonly flags: readonly SessionFlag[];
}

/** Meetings, sealed under a key of the assignment's own; that there was one is in the assignment's history. */
export function sessionsOn(vault: Vault, held: HeldSubjects) {
  return {
    /** @throws ChangedMeanwhile where the assignment is over and erased by now */
    async save(tx: Queryable, assignmentId: string, session: Session): Promise<void> {
      if (!(await held.isHeld(tx, assignmentId))) throw new ChangedMeanwhile("assignment: erased meanwhile");
      await tx.query("INSERT INTO session (id, assignment_id) VALUES ($1, $2)", [session.sessionId, assignmentId]);
      await held.seal(tx, assignmentId, { owner: "sessions", id: session.sessionId, content: session });
    },
    async of(db: Queryable, assignmentId: string): Promise<Session[]> {
      const { rows } = await db.query<{ id: string }>({ name: "sessions-of", text: "SELECT id FROM session WHERE assignment_id = $1", values: [assignmentId] });
      const opened = await vault.openMany(db, rows.map(({ id }) => id));
      return ([...opened.values()] as Session[]).toSorted((a, b) => (`${a.date} ${a.sessionId}` < `${b.date} ${b.sessionId}` ? -1 : 1));
    },
  };
}
export type Sessions = ReturnType<typeof sessionsOn>;
