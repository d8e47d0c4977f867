import { readFile } from "node:fs/promises";
import { createTestDatabase, type TestDatabase } from "@haandslag/testing";
import type { Pool } from "pg";
import type { Actor } from "../../src/auth/index.ts";
import { beginCall, type CommandRunner, inTransaction, runCommand, systemClock, uuidv7Ids, withinCall } from "../../src/index.ts";
import { type CounterCommand, type CounterEvent, countersOf, evolve, type Counter } from "./counter.ts";

export const ids = uuidv7Ids;
export const counters = countersOf(ids);
export const keyOf = (text: string): string => `key-${text.padEnd(8, "-")}`;
export const caseworker: Actor = { userId: "u1", role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1" };
export const otherCaseworker: Actor = { ...caseworker, userId: "u2" };

/** Beside a test run too: `server` is a superuser's connection string. */
export async function counterDatabase(server?: string): Promise<TestDatabase> {
  const sql = await readFile(new URL("./counter.sql", import.meta.url), "utf8");
  return await createTestDatabase({ sql, ...(server === undefined ? {} : { server }) });
}

export const runnerOn = (pool: Pool, more: Partial<CommandRunner> = {}): CommandRunner =>
  ({ pool, clock: systemClock, onCommitted: () => undefined, requestKey: "request key of the tests", ...more });

export interface Told { readonly count: number; readonly version: number }
export type CounterRun = Parameters<typeof runCommand<Counter, CounterCommand, CounterEvent, Told>>[2];

/** A command on a counter, by `actor`, as a feature would run it. */
export function command(runner: CommandRunner, id: string, key: string, given: CounterCommand, o: Partial<CounterRun> & { actor?: Actor } = {}): Promise<Told> {
  const { actor = caseworker, ...more } = o;
  return withinCall(beginCall({ actor }), () => runCommand(runner, counters, {
    name: given.type, id, input: { ...given, idempotencyKey: key }, makes: given.type === "start",
    command: () => given, result: ({ state, version }) => ({ count: state.count, version }), ...more,
  }));
}

export async function startedCounter(runner: CommandRunner, o: { deadlineAt?: string } = {}): Promise<string> {
  const id = ids.next();
  await command(runner, id, `start-${id}`, { type: "start", ...o });
  return id;
}

export interface Written {
  readonly version: number;
  readonly count: number;
  readonly versions: number[];
  /** The announced counts, in the outbox's order. */
  readonly announced: number[];
}

/** What stands in the database about one counter at one moment. @throws where replaying the history does not give the row */
export const writtenOf = (pool: Pool, id: string): Promise<Written> => inTransaction(pool, async (tx) => {
  await tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
  const stored = await counters.store.find(tx, id);
  const history = await counters.store.history(tx, id);
  const replayed = history.reduce<Counter | undefined>((state, { data }) => evolve(state, data), undefined);
  if (stored === undefined || JSON.stringify(sorted(stored.state)) !== JSON.stringify(sorted(replayed))) throw new Error("Replaying the history does not give the row.");
  const { rows } = await tx.query<{ count: number }>("SELECT (data->>'count')::int AS count FROM outbox WHERE key = $1 ORDER BY position", [id]);
  return { version: stored.version, count: stored.state.count, versions: history.map(({ version }) => version), announced: rows.map(({ count }) => count) };
});

const sorted = (state: Counter | undefined) => Object.entries(state ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));

export const rowsOf = async (pool: Pool, table: string): Promise<number> =>
  (await pool.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`)).rows[0]?.rows ?? -1;
