import { ChangedMeanwhile, type Queryable } from "@haandslag/service-kit";
import type { Vault } from "@haandslag/vault";
import type { Assignment } from "../domain/assignment/state.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import type { HeldSubjects } from "./held-subjects.ts";

export interface MeetingOfAssignment { readonly assignmentId: string; readonly assignment: Assignment; readonly meeting: Meeting }

interface Row { id: string; assignmentId: string; isSettled: boolean; state: Assignment }

const SELECT = `SELECT m.id, m.assignment_id AS "assignmentId", m.is_settled AS "isSettled", a.state FROM planned_meeting m JOIN assignment a ON a.id = m.assignment_id`;

/** Planned meetings, sealed beside the sessions under the assignment's key: their receipt names them together. */
export function meetingsOn(vault: Vault, held: HeldSubjects) {
  /** What was planned with a peer who has handed back since is nobody's meeting any more. */
  const stands = ({ id, isSettled, state }: Row): boolean => isSettled || (state.status === "active" && (state.meetingIds?.includes(id) ?? false));
  async function opened(db: Queryable, rows: readonly Row[]): Promise<MeetingOfAssignment[]> {
    const standing = rows.filter(stands);
    const contents = await vault.openMany(db, standing.map(({ id }) => id));
    return standing
      .flatMap(({ id, assignmentId, state }) => (contents.has(id) ? [{ assignmentId, assignment: state, meeting: contents.get(id) as Meeting }] : []))
      .toSorted((a, b) => (placeInOrder(a.meeting) < placeInOrder(b.meeting) ? -1 : 1));
  }
  return {
    /** Only inside a transaction that holds the assignment's row. @throws ChangedMeanwhile where the assignment is over and erased by now */
    async save(tx: Queryable, assignmentId: string, meeting: Meeting): Promise<void> {
      if (!(await held.isHeld(tx, assignmentId))) throw new ChangedMeanwhile("assignment: erased meanwhile");
      await tx.query("INSERT INTO planned_meeting (id, assignment_id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING", [meeting.meetingId, assignmentId]);
      await tx.query("UPDATE planned_meeting SET is_settled = $2 WHERE id = $1", [meeting.meetingId, meeting.settled !== null]);
      await held.seal(tx, assignmentId, { owner: "sessions", id: meeting.meetingId, content: meeting });
    },
    /** Changes what is planned. @throws ChangedMeanwhile where it has been erased by now */
    async change(tx: Queryable, assignmentId: string, meetingId: string, change: Partial<Meeting>): Promise<void> {
      const before = (await vault.open(tx, meetingId)) as Meeting | undefined;
      if (before === undefined) throw new ChangedMeanwhile("meeting: erased meanwhile");
      await this.save(tx, assignmentId, { ...before, ...change });
    },
    /** Of these assignments, by when they are. */
    async of(db: Queryable, assignmentIds: readonly string[]): Promise<MeetingOfAssignment[]> {
      const { rows } = await db.query<Row>({ name: "meetings-of", text: `${SELECT} WHERE m.assignment_id = ANY($1)`, values: [[...assignmentIds]] });
      return await opened(db, rows);
    },
    /** Of the whole organisation, by when they are. The database cannot order what is sealed: they are opened, and then ordered. */
    async ofOrganisation(db: Queryable, organisationId: string, { alsoSettled }: { alsoSettled: boolean }): Promise<MeetingOfAssignment[]> {
      const { rows } = await db.query<Row>({ name: "meetings-of-organisation", text: `${SELECT} WHERE a.organisation_id = $1 AND ($2 OR NOT m.is_settled)`, values: [organisationId, alsoSettled] });
      return await opened(db, rows);
    },
  };
}
export type Meetings = ReturnType<typeof meetingsOn>;

/** By when it is; two at the same moment by id. What a page of them is continued from. */
export const placeInOrder = ({ startsAt, meetingId }: Meeting): string => `${startsAt}_${meetingId}`;
