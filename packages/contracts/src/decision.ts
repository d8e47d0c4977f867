import type { ErrorCode } from "./errors.ts";

/** What a pure `decide` answers: the events that happened (none: nothing to do), or a refusal with its code. */
export type Decision<Event> = { readonly events: readonly Event[] } | Refusal;

/** A refusal. `detail` holds codes only (state, command, field), never values. */
export interface Refusal {
  readonly refused: ErrorCode;
  readonly detail: Readonly<Record<string, string>>;
}

export const happened = <Event>(...events: Event[]): Decision<Event> => ({ events });
export const nothingToDo: { readonly events: readonly never[] } = { events: [] };
export const refuse = (refused: ErrorCode, detail: Record<string, string> = {}): Refusal => ({ refused, detail });
export const isRefusal = (decision: Decision<unknown>): decision is Refusal => "refused" in decision;
