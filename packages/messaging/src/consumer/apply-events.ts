import type pg from "pg";
import type { EventMessage } from "../event-message.ts";
import type { Reaction } from "../reaction.ts";
import { DatabaseAway, describeFailure, framesOf, isConflict, isDatabaseAway } from "../failures.ts";
import { inTransaction } from "../in-transaction.ts";
import type { ConsumerOptions } from "./consumer-options.ts";
import { holdBehind, holdFailed, type RetryPlan } from "./hold.ts";
import { takeIn } from "./inbox.ts";
import { roundsByType } from "./rounds.ts";

const TRIES_AT_CONFLICT = 4;

export interface Applier {
  /** Applies or holds every event of the batch. Throws DatabaseAway, and then nothing more than before is settled. */
  applyBatch(batch: EventMessage[]): Promise<void>;
  /** Calls the reactions for events that the inbox has taken in, in this transaction. */
  react(tx: pg.PoolClient, events: EventMessage[]): Promise<void>;
  overtakes(type: string): boolean;
  plan: RetryPlan;
}

/** The heart of a consumer: inbox, reactions and holding, without any broker. */
export function createApplier(options: ConsumerOptions, onHeld: () => void): Applier {
  const { pool, group, clock, log } = options;
  const reactions = new Map<string, Reaction>(options.reactions.map((reaction) => [reaction.type, reaction]));
  const plan: RetryPlan = { triesBeforeParking: options.triesBeforeParking ?? 8, backoffMs: options.backoffMs ?? 200 };
  const around = options.around ?? ((_events, run) => run());
  const overtakes = (type: string) => reactions.get(type)?.overtakes === true;

  async function react(tx: pg.PoolClient, events: EventMessage[]): Promise<void> {
    for (const call of roundsByType(events)) {
      const reaction = call[0] && reactions.get(call[0].type);
      // A type whose reaction is gone since the event was held: as for any type without one, nothing to do.
      if (!reaction) continue;
      await around(call, async () => {
        const checked = reaction.parse ? call.map((event) => ({ ...event, data: reaction.parse?.(event.data) })) : call;
        await reaction.apply(tx, checked);
      });
    }
  }

  /** In one transaction: all of it or nothing. Answers how many took effect and how many wait behind a held key. */
  async function applyTogether(events: EventMessage[]): Promise<{ applied: number; blocked: number }> {
    return await inTransaction(pool, async (tx) => {
      const { fresh, blocked } = await takeIn(tx, group, events, overtakes, clock.now());
      if (blocked.length > 0) await holdBehind(tx, group, blocked, clock.now());
      await react(tx, fresh);
      return { applied: fresh.length, blocked: blocked.length };
    });
  }

  async function applyAndTell(events: EventMessage[]): Promise<void> {
    const { applied, blocked } = await applyTogether(events);
    if (applied > 0) options.onCommitted?.();
    if (blocked > 0) onHeld();
  }

  async function applyOrHold(event: EventMessage): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await applyAndTell([event]);
      } catch (error) {
        if (error instanceof DatabaseAway) throw error;
        if (isConflict(error) && tries < TRIES_AT_CONFLICT) continue;
        const status = await holdFailed(pool, group, event, error, plan, clock.now()).catch((cause: unknown) => {
          throw isDatabaseAway(cause) ? new DatabaseAway("The failing event could not be held", { cause }) : cause;
        });
        log.warn(
          { eventId: event.id, type: event.type, key: event.key, correlationId: event.correlationId, status, failure: describeFailure(error), at: framesOf(error) },
          "An event failed; the events of its key wait behind it",
        );
        return onHeld();
      }
    }
  }

  async function applyBatch(batch: EventMessage[]): Promise<void> {
    const known = batch.filter((event) => reactions.has(event.type));
    if (known.length === 0) return;
    if (known.length > 1) {
      try {
        return await applyAndTell(known);
      } catch (error) {
        if (error instanceof DatabaseAway) throw error;
        log.debug({ events: known.length, failure: describeFailure(error) }, "A batch failed and is applied one event at a time");
      }
    }
    for (const event of known) await applyOrHold(event);
  }

  return { applyBatch, react, overtakes, plan };
}
