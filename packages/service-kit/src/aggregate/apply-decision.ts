import { isRefusal } from "@haandslag/contracts";
import { fromRefusal } from "../domain-error.ts";
import type { Decider } from "./aggregate.ts";
import type { Change } from "./aggregate-store.ts";

/**
 * Decides and evolves in memory: the change to save, or undefined where there is nothing to do.
 * @throws DomainError where the decision is a refusal
 */
export function changeBy<State, Command, Event>(
  decider: Decider<State, Command, Event>,
  id: string,
  stored: { readonly version: number; readonly state: State } | undefined,
  command: Command,
): Change<State, Event> | undefined {
  const decision = decider.decide(command, stored?.state);
  if (isRefusal(decision)) throw fromRefusal(decision);
  if (decision.events.length === 0) return undefined;
  let state = stored?.state;
  const announcements = decision.events.flatMap((event) => {
    state = decider.evolve(state, event);
    return decider.announce(event, state, id);
  });
  return { id, expectedVersion: stored?.version ?? 0, state: state as State, events: decision.events, announcements };
}
