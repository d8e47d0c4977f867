import { type Decision, isRefusal } from "@haandslag/contracts";

export interface Transition { readonly from: string; readonly command: string; readonly to: string; readonly by: string }

interface Machine<State, Command, Event> {
  readonly decide: (command: Command, state: State | undefined) => Decision<Event>;
  readonly evolve: (state: State | undefined, event: Event) => State;
  /** Enough commands to reach every state from nothing. */
  readonly commands: readonly Command[];
  readonly by: (command: Command) => string;
}

/** Driven out of the code: from every state that these commands reach, where each of them leads. */
export function transitionsOf<State extends { readonly status: string }, Command extends { readonly type: string }, Event>(machine: Machine<State, Command, Event>): Transition[] {
  const rows = new Map<string, Transition>();
  const seen = new Set<string>();
  const queue: (State | undefined)[] = [undefined];
  while (queue.length > 0) {
    const state = queue.shift();
    for (const command of machine.commands) {
      const decision = machine.decide(command, state);
      if (isRefusal(decision) || decision.events.length === 0) continue;
      const next = decision.events.reduce<State | undefined>(machine.evolve, state) as State;
      const row = { from: state?.status ?? "(none)", command: command.type, to: next.status, by: machine.by(command) };
      rows.set(JSON.stringify(row), row);
      const key = JSON.stringify(next);
      if (!seen.has(key)) {
        seen.add(key);
        queue.push(next);
      }
    }
  }
  return [...rows.values()].sort((a, b) => (`${a.from} ${a.command} ${a.to}` < `${b.from} ${b.command} ${b.to}` ? -1 : 1));
}
