import type { EventMessage } from "../event-message.ts";

/**
 * Splits a batch into the calls of reactions that keep the order within each key: round r holds the
 * r-th event of every key, grouped by type. Most batches are one round, so a reaction works on many
 * events at once; a key with three events makes three rounds.
 */
export function roundsByType(events: EventMessage[]): EventMessage[][] {
  const seen = new Map<string, number>();
  const rounds: Map<string, EventMessage[]>[] = [];
  for (const event of events) {
    const number = seen.get(event.key) ?? 0;
    seen.set(event.key, number + 1);
    const round = (rounds[number] ??= new Map());
    const group = round.get(event.type);
    if (group) group.push(event);
    else round.set(event.type, [event]);
  }
  return rounds.flatMap((round) => [...round.values()]);
}
