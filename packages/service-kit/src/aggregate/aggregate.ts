import type { Decision } from "@haandslag/contracts";
import type { Announcement } from "./outbox-event.ts";
import type { AggregateStore } from "./aggregate-store.ts";

/** The pure part of an aggregate: how it decides, how it changes, and what the world hears of it. */
export interface Decider<State, Command, Event> {
  decide(command: Command, state: State | undefined): Decision<Event>;
  evolve(state: State | undefined, event: Event): State;
  /** Which of our events others are told of; `after` is the state that the event led to. */
  announce(event: Event, after: State, id: string): readonly Announcement[];
}

/** An aggregate as the features know it: its decider and where it is kept. */
export interface Aggregate<State, Command, Event extends { readonly type: string }> {
  readonly decider: Decider<State, Command, Event>;
  readonly store: AggregateStore<State, Event>;
}
