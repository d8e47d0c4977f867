import { type Decision, type ErrorCode, type EventType, isRefusal } from "@haandslag/contracts";
import type { Domain } from "../domain.ts";
import type { Bounds } from "./bounds.ts";
import type { Line } from "./line.ts";
import { announce } from "./messages.ts";

/** What went wrong in a step, or is wrong in a state. */
export interface Finding {
  readonly rule: string;
  readonly text: string;
}

/** One step in the making: a copy of the line that its functions change, field by field; what is not touched is shared. */
export interface Making {
  readonly domain: Domain;
  readonly bounds: Bounds;
  readonly line: { -readonly [Field in keyof Line]: Line[Field] };
  readonly findings: Finding[];
}

export const begin = (domain: Domain, bounds: Bounds, line: Line): Making => ({ domain, bounds, line: { ...line }, findings: [] });

interface Decider<State, Command, Event> {
  decide(command: Command, state: State | undefined): Decision<Event>;
  evolve(state: State | undefined, event: Event): State;
  announce?(event: Event, after: State, id: string): readonly { readonly eventType: EventType; readonly data: Readonly<Record<string, unknown>> }[];
}

/**
 * Decide, evolve, announce: what service-kit's `changeBy` does, and the save with its outbox.
 * @returns the new state (the old one where there is nothing to do), or the refusal's code
 */
export function change<State, Command, Event>(
  making: Making, decider: Decider<State, Command, Event>, id: string, before: State | undefined, command: Command, save: (after: State, events: readonly Event[]) => void,
): ErrorCode | undefined {
  const decision = decider.decide(command, before);
  if (isRefusal(decision)) return decision.refused;
  if (decision.events.length === 0) return undefined;
  let state = before;
  const announced: { readonly eventType: EventType; readonly data: Readonly<Record<string, unknown>> }[] = [];
  for (const event of decision.events) {
    state = decider.evolve(state, event);
    announced.push(...(decider.announce?.(event, state, id) ?? []));
  }
  save(state as State, decision.events);
  for (const { eventType, data } of announced) announce(making, eventType, data);
  return undefined;
}
