import type { EventType } from "@haandslag/contracts";
import type { EventMessage, Reaction } from "@haandslag/messaging";
import type { z } from "zod";
import { beginCall, currentCall } from "../call/call.ts";
import type { Clock } from "../clock.ts";
import type { Aggregate } from "./aggregate.ts";
import { changeBy } from "./apply-decision.ts";
import type { Change } from "./aggregate-store.ts";

/**
 * An event that becomes a command on one of our aggregates, by the same `decide` that people's commands go through.
 * A whole batch is one load (locked), decisions in memory, and one save: the database's commits do not set the pace.
 * `command` answers undefined where the event is none of this aggregate's business. A refusal makes the event fail:
 * what is merely late or doubled must be "nothing to do" in the domain.
 */
export function reactWith<Data extends z.ZodType, State, Command, Event extends { readonly type: string }>(o: {
  on: EventType<Data>;
  aggregate: Aggregate<State, Command, Event>;
  clock: Clock;
  /** The aggregate's id, or none. */
  id(data: z.infer<Data>): string | undefined;
  command(data: z.infer<Data>, now: Date, state: State | undefined): Command | undefined;
}): Reaction {
  return {
    type: o.on.type,
    overtakes: o.on.overtakes,
    async apply(tx, messages: EventMessage[]) {
      const wanted = messages.flatMap((message) => {
        const data = o.on.data.parse(message.data) as z.infer<Data>;
        const id = o.id(data);
        return id === undefined ? [] : [{ data, id, call: beginCall({ ...message, causationId: message.id }) }];
      });
      if (wanted.length === 0) return;
      const stored = await o.aggregate.store.lock(tx, wanted.map(({ id }) => id));
      const now = o.clock.now();
      const save = async (changes: readonly Change<State, Event>[]) => {
        if (changes.length > 0) await o.aggregate.store.save(tx, changes, { call: currentCall(), at: now });
      };
      const changes = new Map<string, Change<State, Event>>();
      for (const { data, id, call } of wanted) {
        const command = o.command(data, now, stored.get(id)?.state);
        const change = command === undefined ? undefined : changeBy(o.aggregate.decider, id, stored.get(id), command);
        if (change === undefined) continue;
        // Events of two keys can concern one aggregate. One statement cannot change a row twice.
        if (changes.has(id)) {
          await save([...changes.values()]);
          changes.clear();
        }
        changes.set(id, { ...change, call });
        stored.set(id, { id, version: change.expectedVersion + change.events.length, state: change.state });
      }
      await save([...changes.values()]);
    },
  };
}
