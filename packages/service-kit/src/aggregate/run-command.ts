import { createHmac } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { type Call, currentCall } from "../call/call.ts";
import type { Clock } from "../clock.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { isDatabaseAway } from "../database/unavailable.ts";
import { DomainError } from "../domain-error.ts";
import type { Aggregate } from "./aggregate.ts";
import { changeBy } from "./apply-decision.ts";
import { ChangedMeanwhile, type IdempotencyRecord, type Stored } from "./aggregate-store.ts";
import { InTurn } from "./in-turn.ts";

export interface CommandRunner {
  readonly pool: Pool;
  readonly clock: Clock;
  /** Called after each commit that may have left something in the outbox. */
  onCommitted(): void;
  /**
   * What the hashes of requests are keyed with, kept outside the database: a plain hash of a CPR number or of a few
   * answers is undone by trying them all (CON-26). With another key, a replay is refused as a key used for something else.
   */
  readonly requestKey?: string;
}

export interface CommandToRun<State, Command, Result> {
  /** The command's name, e.g. `acceptOffer`. */
  readonly name: string;
  /** The aggregate's id; for a command that makes one, the new id. */
  readonly id: string;
  readonly makes?: boolean;
  readonly input: { readonly idempotencyKey: string };
  /** May this actor know of it at all? If not, the answer is that it does not exist (CON-29). */
  mayKnow?(state: State): boolean;
  command(now: Date, state: State | undefined): Command;
  /** Ids, codes and versions only: it is kept for replays. */
  result(stored: Stored<State>): Result;
  /** Further writes in the same transaction (the vault's, another aggregate's). They run before the save; `now` is the command's. */
  within?(tx: PoolClient, next: Stored<State>, now: Date): Promise<void>;
}

/** In turn a command loses to no other command of this process, only to events and other processes. */
const triesInTurn = 12;
const turns = new InTurn();

/**
 * Load → decide → save, once in effect for each idempotency key (REF-21). An ordinary command is two statements:
 * one that loads, one that saves. A command that writes elsewhere too runs in a transaction of its own. One that meets a
 * newer version decides again, and then waits for its turn among those that did.
 * @throws DomainError NOT_FOUND, a refusal's code, IDEMPOTENCY_KEY_REUSED, CHANGED_MEANWHILE
 */
export async function runCommand<State, Command, Event extends { readonly type: string }, Result>(
  runner: CommandRunner,
  aggregate: Aggregate<State, Command, Event>,
  run: CommandToRun<State, Command, Result>,
): Promise<Result> {
  const call = currentCall();
  const actor = actorKey(call);
  const requestHash = requestHashOf(runner, run.name, run.input);
  const name = `${aggregate.store.table} ${run.id}`;
  await turns.wait(name);
  const first = await once();
  if ("result" in first) return first.result;
  return await turns.take(name, async () => {
    for (let tries = 1; ; tries++) {
      const next = await once();
      if ("result" in next) return next.result;
      if (tries < triesInTurn) continue;
      throw isLostRace(next.lost) ? new DomainError("CHANGED_MEANWHILE", { cause: next.lost }) : next.lost;
    }
  });

  async function once(): Promise<{ readonly result: Result } | { readonly lost: unknown }> {
    const { stored, remembered } = await aggregate.store.findForCommand(runner.pool, run.id, actor, run.input.idempotencyKey);
    if (remembered !== undefined) return { result: replay<Result>(remembered, run.name, requestHash) };
    if (stored === undefined && run.makes !== true) throw new DomainError("NOT_FOUND");
    if (stored !== undefined && run.mayKnow?.(stored.state) === false) throw new DomainError("NOT_FOUND");

    const now = runner.clock.now();
    const change = changeBy(aggregate.decider, run.id, stored, run.command(now, stored?.state));
    const next = change === undefined ? stored : { id: run.id, version: change.expectedVersion + change.events.length, state: change.state };
    if (next === undefined) throw new DomainError("NOT_FOUND");
    const result = run.result(next);
    const idempotency: IdempotencyRecord = { actor, key: run.input.idempotencyKey, command: run.name, requestHash, result };
    try {
      if (change === undefined) {
        // Kept too: a late replay must not do what there was no need for the first time.
        await aggregate.store.remember(runner.pool, idempotency, now);
        return { result };
      }
      if (run.within === undefined) {
        await aggregate.store.save(runner.pool, [change], { call, at: now, idempotency });
      } else {
        const within = run.within;
        await inTransaction(runner.pool, async (tx) => {
          await within(tx, next, now);
          await aggregate.store.save(tx, [change], { call, at: now, idempotency });
        });
      }
      runner.onCommitted();
      return { result };
    } catch (error) {
      if (isAnothersRow(error)) throw new DomainError("NOT_FOUND", { cause: error });
      if (isLostRace(error)) return { lost: error };
      if (run.within !== undefined && (await hasMovedOn(runner, aggregate, { id: run.id, version: stored?.version, actor, key: run.input.idempotencyKey }, error))) return { lost: error };
      throw error;
    }
  }
}

/**
 * What `within` writes can meet the winner of a race before our save does: the row that it makes is there already, the
 * last place is taken. Then that is no answer yet: the command may be a twin of the one that won.
 */
async function hasMovedOn<State, Command, Event extends { readonly type: string }>(
  { pool }: CommandRunner, { store }: Aggregate<State, Command, Event>, before: { id: string; version: number | undefined; actor: string; key: string }, error: unknown,
): Promise<boolean> {
  if (isDatabaseAway(error)) return false;
  const { stored, remembered } = await store.findForCommand(pool, before.id, before.actor, before.key);
  return remembered !== undefined || stored?.version !== before.version;
}

/** Whose idempotency keys these are. A person with two roles is two actors. */
export const actorKey = (call: Call): string => (call.actor === undefined ? "system" : `${call.actor.role}:${call.actor.userId}`);

/** What tells a replay from another request under the same key. */
export const requestHashOf = ({ requestKey = "" }: Pick<CommandRunner, "requestKey">, name: string, input: unknown): string =>
  createHmac("sha256", requestKey).update(JSON.stringify([name, input])).digest("hex");

/** The first result again. @throws DomainError IDEMPOTENCY_KEY_REUSED where the key was another request's */
export function replay<Result>(remembered: IdempotencyRecord, name: string, requestHash: string): Result {
  if (remembered.command !== name || remembered.requestHash !== requestHash) throw new DomainError("IDEMPOTENCY_KEY_REUSED");
  return remembered.result as Result;
}

/**
 * A newer version, the same idempotency key saved by a concurrent twin (unique violation), or a transaction that
 * PostgreSQL ended for another's sake (deadlock, serialisation): load again and see.
 */
function isLostRace(error: unknown): boolean {
  const { code, table } = error as { code?: string; table?: string };
  return error instanceof ChangedMeanwhile || code === "40P01" || code === "40001" || (code === "23505" && table === "idempotency");
}

/**
 * The database let nothing be written there: the id that the caller chose is another tenant's (row-level security). For
 * this caller it does not exist (CON-29).
 */
export const isAnothersRow = (error: unknown): boolean => {
  const { code, routine } = error as { code?: string; routine?: string };
  return code === "42501" && routine === "ExecWithCheckOptions";
};
