import { changeBy, type CommandRunner, DomainError, isAnothersRow } from "@haandslag/service-kit";
import { answered, type Answered } from "../domain/consent/answered.ts";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import type { Consent } from "../domain/consent/state.ts";
import type { Representation } from "../domain/representation/state.ts";
import type { Consents } from "./consent-store.ts";
import { headOf, recordEpochs } from "./heads.ts";
import { onceUnderHeads } from "./once-under-heads.ts";
import { rightsThatStay } from "./representations.ts";

/** A consent as it stays until the answer is committed, at one moment. */
export interface UnderHead {
  readonly consent: Consent;
  /** What is recorded for this login in the consent's referral; none of it ends before the commit. */
  readonly rights: readonly Representation[];
  readonly now: Date;
}

/**
 * One answer to one consent: the head locked, then the rights of whoever answers, then the consent, and decided on what
 * they are then and at one moment. Nothing moves on meanwhile, so it waits for its turn and never gives up (CON-23).
 * @throws DomainError NOT_FOUND, a refusal's code, IDEMPOTENCY_KEY_REUSED
 */
export async function answerUnderHead(
  runner: CommandRunner,
  consents: Consents,
  run: {
    readonly name: string;
    readonly input: { readonly consentId: string; readonly idempotencyKey: string };
    readonly who: { readonly subjectId?: string };
    /** May this one know of it at all? If not, it does not exist (CON-29). */
    mayKnow(found: UnderHead): boolean;
    command(found: UnderHead): ConsentCommand;
  },
): Promise<Answered> {
  const { name, input, who } = run;
  const { consentId } = input;
  // Whose it is and who receives never change: the head is known before the lock, and nothing else is.
  const found = await consents.store.find(runner.pool, consentId);
  if (found === undefined) throw new DomainError("NOT_FOUND");
  return await onceUnderHeads<Answered>(runner, consents, { name, input, heads: [headOf(found.state)] }, async ({ tx, now, contextFor }) => {
    const rights = await rightsThatStay(tx, who.subjectId, found.state.referralId);
    const stored = (await consents.store.lock(tx, [consentId])).get(consentId);
    if (stored === undefined || !run.mayKnow({ consent: stored.state, rights, now })) throw new DomainError("NOT_FOUND");
    const change = changeBy(consents.decider, consentId, stored, run.command({ consent: stored.state, rights, now }));
    const result = answered(change ?? stored);
    const context = contextFor(result);
    if (change === undefined) {
      // Kept too: a late replay must not do what there was no need for the first time.
      if (context.idempotency !== undefined) await consents.store.remember(tx, context.idempotency, now);
      return result;
    }
    await recordEpochs(tx, consents, [change.state], now);
    await consents.store.save(tx, [change], context);
    return result;
  }).catch((error: unknown) => {
    // The right that showed this login the consent ended while it waited for the head.
    throw isAnothersRow(error) ? new DomainError("NOT_FOUND", { cause: error }) : error;
  });
}
