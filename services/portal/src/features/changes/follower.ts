import { setTimeout as sleep } from "node:timers/promises";
import { RepresentationChanged } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import type { Clock, Log } from "@haandslag/service-kit";
import { isCitizensOwn, type Key } from "../../domain/audience.ts";
import { type Change, listenerOf, type Own, tell } from "../../domain/listener.ts";
import type { SessionUser } from "../../domain/login-session.ts";

/** Where what is told goes: one open connection of a page. */
export interface Outlet {
  /** Everything up to here has been told, or was for others. */
  at(position: number): void;
  change(position: number, told: { type: string; referralId: string | null }): void;
  end(why: Ended): void;
}
export type Ended = "session-ended" | "closing";

export interface Follows {
  readonly sessionId: string;
  readonly user: SessionUser;
  /** The last position that the page has seen; undefined: it begins now. */
  readonly after: number | undefined;
  readonly outlet: Outlet;
  /** What is a citizen's own, and in which matters she acts for another, as the services say now. Not asked for anybody else. */
  own(): Promise<readonly Own[]>;
}

export interface Follower {
  readonly sessionId: string;
  hear(changes: readonly Change[]): void;
  end(why: Ended): void;
  /** The page has gone. */
  leave(): void;
}

/** What a page is told where changes that it has not seen are not kept any more: look at everything again. */
const missed = { type: "missed", referralId: null };
const pauseMs = 1_000;

/** Tells one page what it is told of: first what the table has after `after`, then what is heard, in order and each once. */
export function follower(follows: Follows, o: {
  readonly start: number;
  readonly clock: Clock;
  readonly log: Log;
  changesAfter(position: number): Promise<Change[]>;
  kept(): Promise<{ readonly first: number; readonly last: number }>;
  left(who: Follower): void;
}): Follower {
  const { user, outlet } = follows;
  const waiting: Change[] = [];
  const notOurs = new Set<Key>();
  let own: readonly Own[] | undefined;
  /** What was hers and is not: a right to act that ended. That it did she is told, without the id, so that her page shows it no more. */
  let lost: readonly Own[] = [];
  let at = follows.after ?? o.start;
  let over = false;
  let pumping = false;
  let caughtUp = false;

  /** A citizen is known in no event, so her own calls say what is hers: at the beginning, at each key not seen before, and when somebody's right to act began or ended. */
  async function know(changes: readonly Change[]): Promise<void> {
    if (user.role !== "citizen") return;
    const isNewRight = changes.some(({ type }) => type === RepresentationChanged.type);
    const unknown = changes.flatMap(({ audience }) => audience.filter((key) => isCitizensOwn(key) && own?.some((each) => each.key === key) !== true && !notOurs.has(key)));
    if (own !== undefined && unknown.length === 0 && !isNewRight) return;
    const now = await follows.own();
    lost = [...lost, ...(own ?? [])].filter(({ key }) => !now.some((each) => each.key === key));
    own = now;
    if (isNewRight) notOurs.clear();
    for (const key of unknown) if (!now.some((each) => each.key === key)) notOurs.add(key);
  }

  async function pass(changes: readonly Change[]): Promise<void> {
    await know(changes);
    const today = localDateOf(o.clock.now());
    const listener = listenerOf(user, own, today);
    const formerly = new Set(lost.map(({ key }) => key));
    for (const change of changes) {
      if (over || change.position <= at) continue;
      at = change.position;
      const isEnd = change.type === RepresentationChanged.type && change.audience.filter((key) => formerly.delete(key)).length > 0;
      const told = tell(listener, change) ?? (isEnd ? { type: change.type, referralId: null } : undefined);
      if (told !== undefined) outlet.change(at, told);
    }
    lost = lost.filter(({ key }) => formerly.has(key));
  }

  async function catchUp(): Promise<void> {
    const { first, last } = await o.kept();
    // Behind what is kept; or ahead of it, where the table was restored from a backup.
    if (at > last || (at < last && at + 1 < first)) outlet.change((at = Math.min(at, last)), missed);
    for (let changes = await o.changesAfter(at); changes.length > 0 && !over; changes = await o.changesAfter(at)) await pass(changes);
    caughtUp = true;
    outlet.at(at);
  }

  async function pump(): Promise<void> {
    if (pumping) return;
    pumping = true;
    while (!over && (!caughtUp || waiting.length > 0)) {
      try {
        if (!caughtUp) await catchUp();
        const next = [...waiting];
        await pass(next);
        waiting.splice(0, next.length);
      } catch (error) {
        // What waits stays in line: it is told when the table, or the service that says what is hers, answers again.
        o.log.info({ err: error }, "changes wait for somebody who listens");
        await sleep(pauseMs);
      }
    }
    pumping = false;
  }

  const self: Follower = {
    sessionId: follows.sessionId,
    hear(changes) {
      waiting.push(...changes);
      void pump();
    },
    end(why) {
      if (over) return;
      self.leave();
      outlet.end(why);
    },
    leave() {
      over = true;
      o.left(self);
    },
  };
  void pump();
  return self;
}
