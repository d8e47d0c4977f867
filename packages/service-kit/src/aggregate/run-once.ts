import type { PoolClient } from "pg";
import { currentCall } from "../call/call.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { AggregateStore } from "./aggregate-store.ts";
import { actorKey, type CommandRunner, replay, requestHashOf } from "./run-command.ts";

/** Of no aggregate: what is asked for is whether the key has been used. */
const nothing = "00000000-0000-0000-0000-000000000000";

/**
 * A command that changes no aggregate, once in effect for each idempotency key (REF-21): what it writes and its result
 * are one transaction. Two at once with one key: the second meets the first's record, is undone, and gives its result.
 * @param change writes, and answers what is kept for a replay: ids, codes and dates only
 * @throws DomainError IDEMPOTENCY_KEY_REUSED, and whatever `change` throws
 */
export async function runOnce<Result>(
  runner: CommandRunner,
  store: Pick<AggregateStore<unknown, { readonly type: string }>, "findForCommand" | "remember">,
  { name, input }: { readonly name: string; readonly input: { readonly idempotencyKey: string } },
  change: (tx: PoolClient, now: Date) => Promise<Result>,
): Promise<Result> {
  const actor = actorKey(currentCall());
  const requestHash = requestHashOf(runner, name, input);
  const before = async () => (await store.findForCommand(runner.pool, nothing, actor, input.idempotencyKey)).remembered;
  const first = await before();
  if (first !== undefined) return replay<Result>(first, name, requestHash);
  const now = runner.clock.now();
  try {
    return await inTransaction(runner.pool, async (tx) => {
      const result = await change(tx, now);
      await store.remember(tx, { actor, key: input.idempotencyKey, command: name, requestHash, result }, now);
      return result;
    });
  } catch (error) {
    const { code, table } = error as { code?: string; table?: string };
    const twin = code === "23505" && table === "idempotency" ? await before() : undefined;
    if (twin === undefined) throw error;
    return replay<Result>(twin, name, requestHash);
  }
}
