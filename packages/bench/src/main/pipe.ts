import { type Broker, startConsumer, startRelay } from "@haandslag/messaging";
import { createLog, systemClock, uuidv7Ids } from "@haandslag/service-kit";
import { onCourseStarted } from "@haandslag/outcomes/reactions/on-course-started";
import { courses as coursesIn } from "@haandslag/outcomes/storage/courses";
import type { BenchDatabases } from "./bench-service.ts";

const log = createLog({ service: "bench", level: "silent" });

/** From one service's outbox to another's committed effect: the real relay, broker, inbox and reaction. */
export async function openPipe(databases: BenchDatabases, broker: Broker, topic: string) {
  const [from, to] = await Promise.all([databases.fresh("referral"), databases.fresh("outcomes")]);
  const runner = { pool: to.pool, clock: systemClock, onCommitted: () => undefined };
  const consumer = await startConsumer({ pool: to.pool, broker, group: `bench.${topic}`, topics: [topic], reactions: [onCourseStarted(coursesIn(uuidv7Ids), runner, uuidv7Ids)], log, clock: systemClock });
  await consumer.joined;
  return {
    from,
    to,
    startRelay: () => startRelay({ pool: from.pool, broker, source: "urn:haandslag:peer-assignment", log }),
    async effects(): Promise<number> {
      const { rows } = await to.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM course");
      return rows[0]?.n ?? 0;
    },
    async close() {
      await consumer.close();
      await Promise.all([from.drop(), to.drop()]);
    },
  };
}
