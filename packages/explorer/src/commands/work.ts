import { realDomain } from "../domain.ts";
import { hunt, mutants } from "../mutants/mutants.ts";
import { exploreWorld } from "../search/explore-world.ts";
import type { Answer, Task } from "./task.ts";

/** A process that explores what it is handed, one task after the other. */
process.on("message", (task: Task) => {
  const say = (answer: Answer) => process.send?.(answer);
  if (task.kind === "world") {
    say({ kind: "world", explored: exploreWorld(realDomain, task.bounds, {
      maxStates: task.maxStates,
      progress: (states, transitions, depth) => say({ kind: "progress", name: task.bounds.name, states, transitions, depth }),
    }) });
    return;
  }
  const mutant = mutants.find(({ name }) => name === task.name);
  say({ kind: "mutant", name: task.name, violation: mutant === undefined ? null : (hunt(realDomain, mutant) ?? null) });
});
