import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@haandslag/testing";
import type pg from "pg";
import { pino } from "pino";
import type { ConsumerOptions, EventMessage, Reaction } from "../src/index.ts";

export const silent = pino({ level: "silent" });
export const systemClock = { now: () => new Date() };
export const CHANGED = "dk.haandslag.consent.granted.v1";
export const REVOKED = "dk.haandslag.consent.revoked.v1";

/** A database with the tables of messaging and `effect`, as the app role of a service sees them. */
export async function messagingDatabase(): Promise<TestDatabase> {
  const tables = await readFile(new URL("./messaging-tables.sql", import.meta.url), "utf8");
  return await createTestDatabase({ sql: (roles) => `${tables}
    GRANT SELECT, INSERT ON outbox, inbox, effect TO ${roles.app};
    GRANT UPDATE (published_at) ON outbox TO ${roles.app};
    GRANT SELECT, INSERT, UPDATE, DELETE ON held_event TO ${roles.app};` });
}

export function event(given: Partial<EventMessage> & { key: string }): EventMessage {
  return {
    id: randomUUID(),
    topic: "consent.events.v1",
    type: CHANGED,
    source: "consent",
    time: "2026-03-01T09:00:00.000Z",
    correlationId: `correlation-${given.key}`,
    sequence: "1",
    data: { referralId: given.key, categories: ["situation", "wishes"] },
    ...given,
  };
}

/** Writes one row in `effect` for each event: twice or out of order would show. */
export function recordEffects(consumer: string, type = CHANGED, more: Partial<Reaction> = {}): Reaction {
  return {
    type,
    ...more,
    async apply(tx, events) {
      await more.apply?.(tx, events);
      await tx.query("INSERT INTO effect (consumer, event_id, key, type) SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[])", [
        consumer,
        events.map((e) => e.id),
        events.map((e) => e.key),
        events.map((e) => e.type),
      ]);
    },
  };
}

export async function effectsOf(pool: pg.Pool, consumer: string, key?: string): Promise<string[]> {
  const { rows } = await pool.query<{ event_id: string }>(
    "SELECT event_id FROM effect WHERE consumer = $1 AND ($2::text IS NULL OR key = $2) ORDER BY position",
    [consumer, key ?? null],
  );
  return rows.map((row) => row.event_id);
}

export async function writeOutbox(client: pg.Pool | pg.ClientBase, events: EventMessage[]): Promise<void> {
  for (const e of events) {
    await client.query(
      "INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, causation_id, traceparent, data) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      [e.id, e.topic, e.key, e.type, e.time, e.correlationId, e.causationId ?? null, e.traceparent ?? null, JSON.stringify(e.data)],
    );
  }
}

export type ConsumerGiven = Pick<ConsumerOptions, "pool" | "broker" | "group" | "reactions"> & Partial<ConsumerOptions>;

export const consumerOptions = (given: ConsumerGiven): ConsumerOptions => ({
  topics: ["consent.events.v1"],
  log: silent,
  clock: systemClock,
  backoffMs: 5,
  ...given,
});

/** Waits until it is so; a test that waits in vain says for what. */
export async function until(what: string, isSo: () => Promise<boolean> | boolean, limitMs = 45_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${limitMs} ms in vain until ${what}`);
    await sleep(10);
  }
}
