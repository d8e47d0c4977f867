import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "@haandslag/service-kit";
import { type Change, type Listener, listenerOf, tell } from "../../domain/listener.ts";
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
  /** A citizen's own referrals, as the referral service says now. Not asked for anybody else. */
  ownReferrals(): Promise<readonly string[]>;
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
  readonly log: Log;
  changesAfter(position: number): Promise<Change[]>;
  kept(): Promise<{ readonly first: number; readonly last: number }>;
  left(who: Follower): void;
}): Follower {
  const { user, outlet } = follows;
  const waiting: Change[] = [];
  const notOurs = new Set<string>();
  let own: ReadonlySet<string> | undefined;
  let listener: Listener = listenerOf(user);
  let at = follows.after ?? o.start;
  let over = false;
  let pumping = false;
  let caughtUp = false;

  /** A citizen is known in no event, so her own calls say what is hers: at the beginning, and at each referral not seen before. */
  async function know(changes: readonly Change[]): Promise<void> {
    if (user.role !== "citizen") return;
    const unknown = changes.flatMap(({ referralId }) => (referralId === null || own?.has(referralId) === true || notOurs.has(referralId) ? [] : [referralId]));
    if (own !== undefined && unknown.length === 0) return;
    own = new Set(await follows.ownReferrals());
    listener = listenerOf(user, own);
    for (const id of unknown) if (!own.has(id)) notOurs.add(id);
  }

  async function pass(changes: readonly Change[]): Promise<void> {
    await know(changes);
    for (const change of changes) {
      if (over || change.position <= at) continue;
      at = change.position;
      const told = tell(listener, change);
      if (told !== undefined) outlet.change(at, told);
    }
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
