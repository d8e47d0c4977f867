import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "@haandslag/testing";

/**
 * Makes an event fail in a real consumer, as a fault in its reaction would: the database refuses to take it in, until it
 * is let go. What follows (held, its key blocked, tried again, what waits behind it in its turn) is messaging's own.
 */
export async function failingEvents(databases: Readonly<Record<string, TestDatabase>>) {
  await Promise.all(Object.values(databases).map(({ owner }) => owner.query(`
    CREATE TABLE failing (consumer text, event_id uuid, PRIMARY KEY (consumer, event_id));
    CREATE FUNCTION fail_if_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      IF EXISTS (SELECT FROM failing f WHERE f.consumer = NEW.consumer AND f.event_id = NEW.event_id) THEN RAISE EXCEPTION 'this event is to fail'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER fail_if_told BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION fail_if_told()`)));
  const ownerOf = (consumer: string) => {
    const database = databases[consumer.slice(0, consumer.indexOf("."))];
    if (database === undefined) throw new Error(`No service has a consumer ${consumer}.`);
    return database.owner;
  };
  return {
    /** From now on it fails there. */
    tell: async (consumer: string, eventId: string): Promise<void> => void (await ownerOf(consumer).query("INSERT INTO failing VALUES ($1, $2) ON CONFLICT DO NOTHING", [consumer, eventId])),

    /** It does not fail any more. */
    forget: async (consumer: string, eventId: string): Promise<void> => void (await ownerOf(consumer).query("DELETE FROM failing WHERE consumer = $1 AND event_id = $2", [consumer, eventId])),

    /** Lets the first that is held of a key go, and waits until the real consumer has applied it. */
    async letGo(consumer: string, key: string, isMeant: (message: { readonly type: string; readonly data: unknown }) => boolean): Promise<void> {
      const owner = ownerOf(consumer);
      const { rows: [first] } = await owner.query<{ id: string; event_id: string; message: { type: string; data: unknown } }>(
        "SELECT h.id, h.event_id, h.message FROM held_event h JOIN failing f ON f.consumer = h.consumer AND f.event_id = h.event_id WHERE h.consumer = $1 AND h.key = $2 ORDER BY h.id LIMIT 1", [consumer, key]);
      if (first === undefined || !isMeant(first.message)) throw new Error(`What is held first in ${consumer} is not what the trace means.`);
      await owner.query("DELETE FROM failing WHERE consumer = $1 AND event_id = $2", [consumer, first.event_id]);
      for (let looks = 0; looks < 2000; looks++) {
        // Parked or waiting for its next try: as an operator replays it.
        await owner.query("UPDATE held_event SET status = 'retrying', next_try_at = now() WHERE id = $1 AND (status = 'parked' OR next_try_at > now() + interval '1 second')", [first.id]);
        if ((await owner.query("SELECT FROM held_event WHERE id = $1", [first.id])).rowCount === 0) return;
        await sleep(10);
      }
      throw new Error(`${consumer} does not apply what it held.`);
    },
  };
}
