import { EventEmitter, once } from "node:events";
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
  const onCommit = new EventEmitter();
  const consumer = await startConsumer({
    pool: to.pool, broker, group: `bench.${topic}`, topics: [topic], reactions: [onCourseStarted(coursesIn(uuidv7Ids), runner, uuidv7Ids)], log, clock: systemClock,
    onCommitted: () => { onCommit.emit("commit"); },
  });
  await consumer.joined;
  return {
    from,
    to,
    startRelay: () => startRelay({ pool: from.pool, broker, source: "urn:haandslag:peer-assignment", log }),
    /** Resolves when so many effects are committed. Counted after each commit: to count all the while would cost what is measured. */
    async effects(wanted: number): Promise<void> {
      for (;;) {
        const committed = once(onCommit, "commit");
        const { rows } = await to.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM course");
        if ((rows[0]?.n ?? 0) >= wanted) return;
        await committed;
      }
    },
    async close() {
      await consumer.close();
      await Promise.all([from.drop(), to.drop()]);
    },
  };
}
