import { actorKey, type CommandRunner, currentCall, inTransaction, replay, requestHashOf, type SaveContext } from "@haandslag/service-kit";
import type { PoolClient } from "pg";
import type { Consents } from "./consent-store.ts";
import { type Head, lockHeads } from "./heads.ts";

/** What the work is given: the transaction, the time, and the save's context once the result is known. */
export interface Locked<Result> {
  readonly tx: PoolClient;
  readonly now: Date;
  contextFor(result: Result): SaveContext;
}

/**
 * A command on several consents, once in effect for each idempotency key (REF-21): heads locked, key looked up under
 * the lock, then the work. What `runCommand` is for one aggregate; here no version can move on meanwhile.
 * @throws DomainError IDEMPOTENCY_KEY_REUSED, and what the work throws
 */
export async function onceUnderHeads<Result>(
  runner: CommandRunner,
  consents: Consents,
  command: { readonly name: string; readonly input: { readonly idempotencyKey: string }; readonly heads: readonly Head[] },
  work: (locked: Locked<Result>) => Promise<Result>,
): Promise<Result> {
  const { name, input, heads } = command;
  const call = currentCall();
  const actor = actorKey(call);
  const requestHash = requestHashOf(runner, name, input);
  const once = () => inTransaction(runner.pool, async (tx) => {
    await lockHeads(tx, heads);
    const { remembered } = await consents.store.findForCommand(tx, noConsent, actor, input.idempotencyKey);
    if (remembered !== undefined) return replay<Result>(remembered, name, requestHash);
    const now = runner.clock.now();
    return await work({ tx, now, contextFor: (result) => ({ call, at: now, idempotency: { actor, key: input.idempotencyKey, command: name, requestHash, result } }) });
  });
  const result = await once().catch((error: unknown) => (isKeyTaken(error) ? once() : Promise.reject(error)));
  runner.onCommitted();
  return result;
}

/** Only the key is looked up here. */
const noConsent = "00000000-0000-0000-0000-000000000000";

/** The same key, saved a moment ago by a command on other heads: look again. */
const isKeyTaken = (error: unknown): boolean => {
  const { code, table } = error as { code?: string; table?: string };
  return code === "23505" && table === "idempotency";
};
