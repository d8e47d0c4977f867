import type { Pool, PoolClient } from "pg";
import type { Call } from "../call/call.ts";
import type { Ids } from "../ids.ts";
import type { Announcement } from "./outbox-event.ts";

/** Something that takes a statement: the pool, or a transaction's client. */
export type Queryable = Pick<Pool | PoolClient, "query">;

export interface Stored<State> {
  readonly id: string;
  readonly version: number;
  readonly state: State;
}

/** What a decision changes in one aggregate. `expectedVersion` 0 makes it. */
export interface Change<State, Event> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly state: State;
  readonly events: readonly Event[];
  readonly announcements: readonly Announcement[];
  /** The event's call where a reaction saves a batch: each change keeps its own correlation. Else the save's. */
  readonly call?: Call;
}

/** The first result of a command, kept for a replay (REF-21). Ids, codes and versions only. */
export interface IdempotencyRecord {
  readonly actor: string;
  readonly key: string;
  readonly command: string;
  readonly requestHash: string;
  readonly result: unknown;
}

/**
 * Somebody else changed the aggregate between our load and our save. The caller loads and decides again. Its code is
 * PostgreSQL's for a serialisation failure, by which a consumer knows that trying again at once is right.
 */
export class ChangedMeanwhile extends Error {
  override readonly name = "ChangedMeanwhile";
  readonly code = "40001";
}

/**
 * Saves any number of changes in ONE statement: the version-guarded rows, their history, the outbox and the
 * idempotency record. Measured by the design (§ 8): one CTE through `pg` does twice the throughput of the same
 * statements in BEGIN … COMMIT.
 *
 * The outbox rows hang on `guarded`, so their positions are drawn after the row lock is held: events of one aggregate
 * get positions in the order of its versions, also under concurrency. A row that is not guarded writes nothing at all.
 *
 * `$7` (the ids of what exists) says again what `changed` says: without it the prepared statement's plan, made while the
 * table was small, reads the whole table for each batch.
 */
function saveStatement(table: string): string {
  return `
WITH changed AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS c(id uuid, expected int, version int, state jsonb)
), made AS (
  INSERT INTO ${table} (id, version, state)
  SELECT id, version, state FROM changed WHERE expected = 0 ORDER BY id
  ON CONFLICT (id) DO NOTHING RETURNING id
), moved AS (
  UPDATE ${table} t SET version = c.version, state = c.state
  FROM changed c WHERE t.id = ANY($7::uuid[]) AND t.id = c.id AND t.version = c.expected RETURNING t.id
), guarded AS (
  SELECT id FROM made UNION ALL SELECT id FROM moved
), history AS (
  INSERT INTO ${table}_history (aggregate_id, version, type, data, at, actor, correlation_id)
  SELECT h.id, h.version, h.type, h.data, $3::timestamptz, $4::jsonb, h.correlation
  FROM jsonb_to_recordset($2::jsonb) AS h(id uuid, version int, type text, data jsonb, correlation text) JOIN guarded g ON g.id = h.id
), announced AS (
  INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, causation_id, traceparent, data)
  SELECT o.event_id, o.topic, o.key, o.type, $3::timestamptz, o.correlation, o.causation, o.traceparent, o.data
  FROM jsonb_to_recordset($5::jsonb) AS o(n int, id uuid, event_id uuid, topic text, key text, type text, data jsonb, correlation text, causation text, traceparent text)
  JOIN guarded g ON g.id = o.id ORDER BY o.n
), remembered AS (
  INSERT INTO idempotency (actor, key, command, request_hash, result, at)
  SELECT i.actor, i.key, i.command, i.request_hash, i.result, $3::timestamptz
  FROM jsonb_to_record($6::jsonb) AS i(actor text, key text, command text, request_hash text, result jsonb)
  WHERE $6::jsonb IS NOT NULL AND EXISTS (SELECT FROM guarded)
)
SELECT count(*)::int AS saved FROM guarded`;
}

export interface SaveContext {
  readonly call: Call;
  readonly at: Date;
  readonly idempotency?: IdempotencyRecord;
}

export interface AggregateStore<State, Event> {
  readonly table: string;
  find(db: Queryable, id: string): Promise<Stored<State> | undefined>;
  /** Locks the rows until the transaction ends, in the order of their ids so that two batches cannot deadlock. */
  lock(tx: Queryable, ids: readonly string[]): Promise<Map<string, Stored<State>>>;
  /** One round trip for both questions of a command: has this key been used, and what is the state? */
  findForCommand(db: Queryable, id: string, actor: string, key: string): Promise<{ stored?: Stored<State>; remembered?: IdempotencyRecord }>;
  /** @throws ChangedMeanwhile where a version has moved on; nothing of that change is written. In a transaction: roll back. */
  save(db: Queryable, changes: readonly Change<State, Event>[], context: SaveContext): Promise<void>;
  /** Keeps the result of a command that changed nothing. @throws a unique violation where the key is taken */
  remember(db: Queryable, record: IdempotencyRecord, at: Date): Promise<void>;
  history(db: Queryable, id: string): Promise<{ version: number; type: string; data: Event; at: Date; actor: unknown; correlationId: string }[]>;
}

/** `table` is a name from our own code, never input. */
export function aggregateStore<State, Event extends { readonly type: string }>(table: string, ids: Ids): AggregateStore<State, Event> {
  const save = { name: `save-${table}`, text: saveStatement(table) };
  return {
    table,
    async find(db, id) {
      const { rows } = await db.query<Stored<State>>({ name: `find-${table}`, text: `SELECT id, version, state FROM ${table} WHERE id = $1`, values: [id] });
      return rows[0];
    },
    async lock(tx, wanted) {
      const { rows } = await tx.query<Stored<State>>({ name: `lock-${table}`, text: `SELECT id, version, state FROM ${table} WHERE id = ANY($1) ORDER BY id FOR UPDATE`, values: [[...wanted]] });
      return new Map(rows.map((row) => [row.id, row]));
    },
    async findForCommand(db, id, actor, key) {
      const { rows } = await db.query<{ id: string | null; version: number; state: State; command: string | null; request_hash: string; result: unknown }>({
        name: `command-${table}`,
        text: `SELECT t.id, t.version, t.state, i.command, i.request_hash, i.result
               FROM (SELECT 1) AS one LEFT JOIN ${table} t ON t.id = $1 LEFT JOIN idempotency i ON i.actor = $2 AND i.key = $3`,
        values: [id, actor, key],
      });
      const row = rows[0];
      return {
        ...(row?.id == null ? {} : { stored: { id: row.id, version: row.version, state: row.state } }),
        ...(row?.command == null ? {} : { remembered: { actor, key, command: row.command, requestHash: row.request_hash, result: row.result } }),
      };
    },
    async save(db, changes, { call, at, idempotency }) {
      let n = 0;
      const { rows } = await db.query<{ saved: number }>({
        ...save,
        values: [
          JSON.stringify(changes.map((c) => ({ id: c.id, expected: c.expectedVersion, version: c.expectedVersion + c.events.length, state: c.state }))),
          JSON.stringify(changes.flatMap((c) => c.events.map((event, i) => ({ id: c.id, version: c.expectedVersion + i + 1, type: event.type, data: event, correlation: (c.call ?? call).correlationId })))),
          at,
          JSON.stringify(call.actor === undefined ? null : { userId: call.actor.userId, role: call.actor.role, tenantId: call.actor.tenantId, unitId: call.actor.unitId }),
          JSON.stringify(changes.flatMap((c) => c.announcements.map((a) => ({ n: n++, id: c.id, event_id: ids.next(), topic: a.eventType.topic, key: a.key, type: a.eventType.type, data: a.data, correlation: (c.call ?? call).correlationId, causation: (c.call ?? call).causationId, traceparent: (c.call ?? call).traceparent })))),
          idempotency === undefined ? null : JSON.stringify({ actor: idempotency.actor, key: idempotency.key, command: idempotency.command, request_hash: idempotency.requestHash, result: idempotency.result }),
          changes.flatMap((c) => (c.expectedVersion > 0 ? [c.id] : [])),
        ],
      });
      if (rows[0]?.saved !== changes.length) throw new ChangedMeanwhile(`${table}: ${changes.length - (rows[0]?.saved ?? 0)} of ${changes.length} changes met a newer version`);
    },
    async remember(db, record, at) {
      await db.query({
        name: "remember-command",
        text: "INSERT INTO idempotency (actor, key, command, request_hash, result, at) VALUES ($1, $2, $3, $4, $5, $6)",
        values: [record.actor, record.key, record.command, record.requestHash, JSON.stringify(record.result), at],
      });
    },
    async history(db, id) {
      const { rows } = await db.query({ text: `SELECT version, type, data, at, actor, correlation_id AS "correlationId" FROM ${table}_history WHERE aggregate_id = $1 ORDER BY version`, values: [id] });
      return rows;
    },
  };
}
