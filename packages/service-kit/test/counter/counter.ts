import { type Decision, eventType, happened, nothingToDo, refuse } from "@haandslag/contracts";
import { z } from "zod";
import { type Aggregate, aggregateStore, announcement, type Decider, type Ids } from "../../src/index.ts";

/** The smallest aggregate that has all there is: refusals, several events at once, announcements, a deadline. */
export interface Counter {
  readonly status: "counting" | "full";
  readonly count: number;
  readonly deadlineAt: string | null;
}

export type CounterCommand =
  | { readonly type: "start"; readonly deadlineAt?: string }
  /** One event for each step: at 1000 the counter is full and refuses. */
  | { readonly type: "add"; readonly steps: number }
  /** Adds where the counter stands below; else there is nothing to do. */
  | { readonly type: "raiseTo"; readonly count: number }
  | { readonly type: "note"; readonly text: string }
  | { readonly type: "meetDeadline"; readonly at: string };

export type CounterEvent =
  | { readonly type: "started"; readonly deadlineAt: string | null }
  | { readonly type: "added"; readonly count: number }
  | { readonly type: "noted"; readonly text: string }
  | { readonly type: "deadline-met" };

export const full = 1000;
const never = (unknown: never): never => { throw new Error(`The counter knows no ${String(unknown)}.`); };

function decide(command: CounterCommand, state: Counter | undefined): Decision<CounterEvent> {
  if (command.type === "start") return state === undefined ? happened({ type: "started", deadlineAt: command.deadlineAt ?? null }) : nothingToDo;
  if (state === undefined) return refuse("NOT_FOUND");
  switch (command.type) {
    case "add":
      if (state.count + command.steps > full) return refuse("REFERRAL_WRONG_STATE", { state: state.status, command: "add" });
      return happened(...Array.from({ length: command.steps }, (_, i): CounterEvent => ({ type: "added", count: state.count + i + 1 })));
    case "raiseTo":
      return state.count >= command.count ? nothingToDo : happened({ type: "added", count: command.count });
    case "note":
      return happened({ type: "noted", text: command.text });
    case "meetDeadline":
      return state.deadlineAt === null || state.deadlineAt > command.at ? nothingToDo : happened({ type: "deadline-met" });
    default:
      return never(command);
  }
}

export function evolve(state: Counter | undefined, event: CounterEvent): Counter {
  if (event.type === "started") return { status: "counting", count: 0, deadlineAt: event.deadlineAt };
  if (state === undefined) throw new Error("A counter's history begins with `started`.");
  switch (event.type) {
    case "added": return { ...state, count: event.count, status: event.count >= full ? "full" : "counting" };
    case "noted": return state;
    case "deadline-met": return { ...state, deadlineAt: null };
    default: return never(event);
  }
}

/** Said of each step. */
export const Added = eventType("referral", "counter-added", 1, z.strictObject({ counterId: z.uuid(), count: z.int() }));
/** What the tests' reactions listen to. */
export const AddAsked = eventType("consent", "counter-add-asked", 1, z.strictObject({ counterId: z.uuid(), steps: z.int() }));

export const counterDecider: Decider<Counter, CounterCommand, CounterEvent> = {
  decide,
  evolve,
  announce: (event, _after, id) => (event.type === "added" ? [announcement(Added, id, { counterId: id, count: event.count })] : []),
};

export type Counters = Aggregate<Counter, CounterCommand, CounterEvent>;
export const countersOf = (ids: Ids): Counters => ({ decider: counterDecider, store: aggregateStore("counter", ids) });
