import { parseArgs } from "node:util";
import { mutants } from "../mutants/mutants.ts";
import type { Explored, Violation } from "../search/explore-world.ts";
import { storyOf } from "../search/story.ts";
import { describeBounds } from "../world/describe-bounds.ts";
import { deepWorlds, worlds } from "../world/worlds.ts";
import { inProcesses } from "./in-processes.ts";
import type { Task } from "./task.ts";

const { values: options } = parseArgs({ options: { deep: { type: "boolean", default: false }, json: { type: "boolean", default: false }, "max-states": { type: "string" } } });
const maxStates = Number(options["max-states"] ?? (options.deep ? 1_000_000 : 600_000));
if (!Number.isInteger(maxStates) || maxStates < 1) {
  console.error("--max-states takes a whole number: how many states a world may have before we stop looking.");
  process.exit(2);
}
/** What is for people. With --json the result alone is on the standard output. */
const say = (text: string): void => (options.json ? console.error(text) : console.log(text));

const explored: Explored[] = [];
const hunted: { name: string; caught: boolean; violation: Violation | null }[] = [];
const tasks: Task[] = [
  ...(options.deep ? deepWorlds : worlds).map((bounds): Task => ({ kind: "world", bounds, maxStates })),
  ...mutants.map(({ name }): Task => ({ kind: "mutant", name })),
];
let toldAt = performance.now();
await inProcesses(tasks, (answer) => {
  switch (answer.kind) {
    case "progress":
      if (performance.now() - toldAt < 2000) return;
      toldAt = performance.now();
      return say(`  … ${answer.name}: ${answer.states} states, ${answer.transitions} transitions, ${answer.depth} steps deep`);
    case "world":
      explored.push(answer.explored);
      return tellOfWorld(answer.explored);
    case "mutant": {
      const { name, violation } = answer;
      hunted.push({ name, caught: violation !== null, violation });
      return say(violation === null ? `ESCAPED  mutant: ${name}` : `caught   mutant: ${name} (${violation.rule}, after ${violation.moves.length} steps)`);
    }
  }
});

const violations = explored.flatMap((world) => world.violations);
const sum = (of: (world: Explored) => number): number => explored.reduce((total, world) => total + of(world), 0);
const result = {
  states: sum(({ states }) => states),
  transitions: sum(({ transitions }) => transitions),
  depth: Math.max(...explored.map(({ depth }) => depth)),
  violations: violations.length,
  mutants: mutants.map(({ name }) => ({ name, caught: hunted.some((one) => one.name === name && one.caught) })),
};
const escaped = result.mutants.filter(({ caught }) => !caught).length;
if (options.json) console.log(JSON.stringify(result));
say(`\n${result.states} states and ${result.transitions} transitions in ${explored.length} worlds, at most ${result.depth} steps deep: ${violations.length === 0 ? "no violation" : `${violations.length} violations`}; ${result.mutants.length - escaped} of ${result.mutants.length} mutants caught.`);
process.exitCode = violations.length === 0 && escaped === 0 ? 0 : 1;

function tellOfWorld(world: Explored): void {
  say(`\n${world.bounds.name}: ${world.states} states, ${world.transitions} transitions, ${world.depth} steps deep${world.isComplete ? "" : ` (not to the end: stopped at ${maxStates} states)`}`);
  say(`  bounds: ${describeBounds(world.bounds)}`);
  for (const violation of world.violations) say(`\n  VIOLATION of ${violation.rule}, the shortest way to it:\n${storyOf(violation)}`);
}
