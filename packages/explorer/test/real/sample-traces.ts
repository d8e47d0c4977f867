import { realDomain } from "../../src/domain.ts";
import type { Move } from "../../src/search/explore-world.ts";
import type { Action } from "../../src/world/action.ts";
import { actionsIn } from "../../src/world/actions.ts";
import { beginning } from "../../src/world/beginning.ts";
import type { Bounds } from "../../src/world/bounds.ts";
import { act } from "../../src/world/do.ts";
import type { Line } from "../../src/world/line.ts";
import { isPeerFree } from "../../src/world/peers.ts";

/** One way through the world: each move with the line as it stood before it, and how all lines stand at the end. */
export interface Trace {
  readonly bounds: Bounds;
  readonly moves: readonly (Move & { readonly who: number; readonly before: Line })[];
  readonly lines: readonly Line[];
}

/** Ways through a world that go somewhere: what brings a course on is likelier than what ends it. The same seed, the same traces. @param must happens in each of them */
export function sampleTraces(bounds: Bounds, count: number, seed: number, must?: Action["does"]): Trace[] {
  const chance = dice(seed);
  const traces: Trace[] = [];
  const known = new Set<string>();
  while (traces.length < count) {
    const trace = walk(bounds, chance);
    if (must !== undefined && trace.moves.every(({ action }) => action.does !== must)) continue;
    const text = JSON.stringify(trace.moves.map(({ who, action }) => [who, action]));
    if (known.has(text)) continue;
    known.add(text);
    traces.push(trace);
  }
  return traces;
}

/** To an assignment that is handed back it is a longer way. */
const mostMovesIn = (bounds: Bounds): number => (bounds.handBacks > 0 ? 60 : 26);

function walk(bounds: Bounds, chance: () => number): Trace {
  const mostMoves = mostMovesIn(bounds);
  const lines = Array.from({ length: bounds.citizens }, () => beginning(realDomain));
  const moves: Trace["moves"][number][] = [];
  // No trace ends in the middle of a call, or before what is due has been met.
  while (moves.length < mostMoves || lines.some((line) => line.halfDone !== undefined || [...actionsIn(line, bounds)].some(({ does }) => does === "deadline"))) {
    const choices = lines.flatMap((line, who) => [...actionsIn(line, bounds), ...passingOfTime(bounds, lines, who)].flatMap((action) => {
      // The organisation's side has no seam between the two halves of this call: they are done in one.
      if (line.halfDone?.call === "find-peers" && action.does !== "finishes") return [];
      if (lines.some((other, each) => each !== who && other.halfDone?.call === "find-peers")) return [];
      if (action.does === "chooses the peer" && !isPeerFree(realDomain, line, lines.filter((_, other) => other !== who))) return [];
      const faults = lines.reduce((sum, { used }) => sum + used.faults, 0);
      const after = act(realDomain, bounds, line, action)?.line;
      return after === undefined || (after.used.faults > line.used.faults && faults >= bounds.faults) ? [] : [{ who, action, before: line, after, weight: weightOf(action) }];
    }));
    const open = openOf(moves.length < mostMoves ? choices : choices.filter(({ action }) => action.does === "finishes" || action.does === "deadline"));
    let left = chance() * open.reduce((sum, { weight }) => sum + weight, 0);
    const chosen = open.find(({ weight }) => (left -= weight) < 0);
    if (chosen === undefined) break;
    const { who, action, before, after } = chosen;
    // The year that passes for one passes for all.
    if (action.does === "a year passes") for (const [each, line] of lines.entries()) lines[each] = act(realDomain, bounds, line, action)?.line ?? line;
    else lines[who] = after;
    moves.push({ who, action, before });
  }
  return { bounds, moves, lines };
}

/** Once a year, and not in the middle of the call that has no seam. */
const passingOfTime = (bounds: Bounds, lines: readonly Line[], who: number): Action[] =>
  (bounds.time && who === 0 && lines.every(({ era, halfDone }) => era === "early" && halfDone?.call !== "find-peers") ? [{ does: "a year passes" }] : []);

/** The real worker meets what is due by itself, within a second: so it comes next in the trace too. */
function openOf<Choice extends { readonly action: Action }>(choices: readonly Choice[]): readonly Choice[] {
  const due = choices.filter(({ action }) => action.does === "deadline");
  return due.length > 0 ? due : choices;
}

const weights: Readonly<Partial<Record<Action["does"], number>>> = {
  "stops all": 0.1, declines: 0.1, withdraws: 0.05, "opens the case": 0.4, "opens the contact": 0.4, "hands back": 1, "a year passes": 0.3, "delivers twice": 0.2, fails: 0.2, "tries again": 0.5, "relay dies": 0.1,
  delivers: 3, finishes: 3, "relay is back": 1,
};
function weightOf(action: Action): number {
  if (action.does === "says") return action.what === "yes" ? 2 : 0.15;
  return weights[action.does] ?? 1;
}

/** mulberry32: small, and the same on every machine. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
