import { type Aggregate, aggregateStore, type Ids, type Queryable } from "@haandslag/service-kit";
import { announce, type ContactRequest, type ContactRequestCommand, type ContactRequestEvent, decide, evolve } from "../domain/contact-request/index.ts";
import { instant, readCursor, uuid, writeCursor } from "./cursor.ts";

/** Who asks is in no event: the authority's own screens are told that somebody does. */
export const contactRequestAggregate = (ids: Ids): Aggregate<ContactRequest, ContactRequestCommand, ContactRequestEvent> =>
  ({ decider: { decide, evolve, announce }, store: aggregateStore<ContactRequest, ContactRequestEvent>("contact_request", ids) });

/** One request at a time waits at an authority for a citizen; the database says so to the later of two. */
export const isAskedAlready = (error: unknown): boolean => (error as { constraint?: string } | null)?.constraint === "contact_request_one_waiting";

export async function findWaiting(db: Queryable, o: { subjectId: string; authorityId: string }): Promise<ContactRequest | undefined> {
  const { rows } = await db.query<{ state: ContactRequest }>("SELECT state FROM contact_request WHERE subject_id = $1 AND authority_id = $2 AND status = 'waiting'", [o.subjectId, o.authorityId]);
  return rows[0]?.state;
}

/** A citizen's own, newest first. */
export async function ofSubject(db: Queryable, subjectId: string): Promise<readonly ContactRequest[]> {
  const { rows } = await db.query<{ state: ContactRequest }>("SELECT state FROM contact_request WHERE subject_id = $1 ORDER BY id DESC LIMIT 20", [subjectId]);
  return rows.map(({ state }) => state);
}

/** What waits for a unit, or for whichever unit takes it up, by when it is to be answered. */
export async function waitingFor(db: Queryable, o: { authorityIds: readonly string[]; unitId: string; cursor?: string | undefined; limit: number; overdue?: true | undefined }): Promise<{ requests: readonly ContactRequest[]; nextCursor: string | null; count: number }> {
  const after = readCursor(o.cursor, [instant, uuid]) ?? ["", "00000000-0000-0000-0000-000000000000"];
  const { rows } = await db.query<{ state: ContactRequest }>(
    `SELECT state FROM contact_request WHERE authority_id = ANY($1) AND status = 'waiting' AND (unit_id = $2 OR unit_id IS NULL) AND (answer_by, id) > ($3, $4::uuid)
       AND (NOT $6::boolean OR (state->>'isOverdue')::boolean)
     ORDER BY answer_by, id LIMIT $5`, [o.authorityIds, o.unitId, after[0], after[1], o.limit + 1, o.overdue === true]);
  const { rows: [counted] } = await db.query<{ count: number }>("SELECT count(*)::int AS count FROM contact_request WHERE authority_id = ANY($1) AND status = 'waiting' AND (unit_id = $2 OR unit_id IS NULL)", [o.authorityIds, o.unitId]);
  const requests = rows.slice(0, o.limit).map(({ state }) => state);
  const last = requests.at(-1);
  return { requests, nextCursor: rows.length > o.limit && last !== undefined ? writeCursor([last.answerBy, last.contactRequestId]) : null, count: counted?.count ?? 0 };
}
