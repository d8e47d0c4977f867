import { setTimeout as sleep } from "node:timers/promises";
import { WakeSignal } from "@haandslag/messaging";
import type { Clock, Log } from "@haandslag/service-kit";
import type { Change } from "../../domain/listener.ts";
import { follower, type Follower, type Follows } from "./follower.ts";

/** How often is looked where nobody in this process woke us: what another process wrote. */
const lookEveryMs = 75;
const lookForEndedEveryMs = 1_000;

export interface ChangeFeed {
  /** Begins to tell `follows` what it is told of, from after `follows.after`. */
  open(follows: Follows): Promise<Follower>;
  /** Something was written. */
  wake(): void;
  /** These sessions are over: nobody listens on under them. */
  ended(sessionIds: readonly string[]): void;
  close(): Promise<void>;
}

/**
 * One look at the table of changes for all who listen here, however many there are. Each is then told of what is theirs.
 * While nobody listens nothing is asked.
 */
export function changeFeed(o: {
  changesAfter(position: number): Promise<Change[]>;
  /** The first and the last position there is. */
  kept(): Promise<{ readonly first: number; readonly last: number }>;
  alive(sessionIds: readonly string[], now: Date): Promise<Set<string>>;
  clock: Clock;
  log: Log;
}): ChangeFeed {
  const followers = new Set<Follower>();
  const signal = new WakeSignal();
  let closed = false;
  let seen: number | undefined;
  let lookedForEndedAt = 0;
  let away = false;

  async function look(): Promise<void> {
    seen ??= (await o.kept()).last;
    for (let changes = await o.changesAfter(seen); changes.length > 0; changes = await o.changesAfter(seen)) {
      seen = changes.at(-1)?.position ?? seen;
      for (const each of followers) each.hear(changes);
    }
    if (performance.now() - lookedForEndedAt < lookForEndedEveryMs) return;
    lookedForEndedAt = performance.now();
    // Those who are here now: who comes while the question is under way was not asked about.
    const here = [...followers];
    const alive = await o.alive([...new Set(here.map(({ sessionId }) => sessionId))], o.clock.now());
    for (const each of here) if (!alive.has(each.sessionId)) each.end("session-ended");
  }

  async function run(): Promise<void> {
    while (!closed) {
      await signal.wait(followers.size === 0 ? 60_000 : lookEveryMs);
      if (followers.size === 0) {
        seen = undefined; // whoever comes next begins where the table then is
        continue;
      }
      await look().then(() => { away = false; }, async (error: unknown) => {
        if (!away) o.log.warn({ err: error }, "changes cannot be read now; whoever listens gets them when they can");
        away = true;
        await sleep(250);
      });
    }
  }
  const running = run();

  return {
    async open(follows) {
      // From here on all that comes after `seen` is heard; what was before is read from the table.
      const start = (seen ??= (await o.kept()).last);
      const made = follower(follows, { start, changesAfter: o.changesAfter, kept: o.kept, clock: o.clock, log: o.log, left: (who) => { followers.delete(who); } });
      followers.add(made);
      signal.wake();
      return made;
    },
    wake: () => signal.wake(),
    ended(sessionIds) {
      for (const each of followers) if (sessionIds.includes(each.sessionId)) each.end("session-ended");
    },
    async close() {
      closed = true;
      for (const each of followers) each.end("closing");
      signal.wake();
      await running;
    },
  };
}
