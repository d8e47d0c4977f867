import type { Domain } from "../domain.ts";
import { findingsAcross, findingsOfStray } from "../invariants/crossing.ts";
import { type Action } from "../world/action.ts";
import type { Bounds } from "../world/bounds.ts";
import type { Finding } from "../world/making.ts";
import { isPeerFree } from "../world/peers.ts";
import { lineGraph } from "./line-graph.ts";
import { landingOf } from "./strays.ts";

/** Whose line moves: the first citizen's, the second's, or all at once. */
export interface Move {
  readonly who: number | "all";
  readonly action: Action;
}

export interface Violation extends Finding {
  readonly moves: readonly Move[];
}

export interface Explored {
  readonly bounds: Bounds;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** How many different lines of one citizen were met. */
  readonly lines: number;
  /** The shortest for each rule and text. */
  readonly violations: readonly Violation[];
  readonly isComplete: boolean;
}

export interface Options {
  /** Stop at the first violation of this rule: enough to catch a mutant. */
  readonly until?: (rule: string) => boolean;
  readonly maxStates?: number;
  progress?(states: number, transitions: number, depth: number): void;
}

/**
 * Breadth first over every interleaving. A state is where each citizen's line stands; citizens who change places, and
 * recipients who do, leave the same state. So the first violation that is met is a shortest one.
 */
export function exploreWorld(domain: Domain, bounds: Bounds, options: Options = {}): Explored {
  const graph = lineGraph(domain, bounds);
  const across = findingsAcross(domain);
  const states: number[][] = [];
  const parents: number[] = [];
  const moves: (Move | undefined)[] = [];
  const seen = new Set<string | number>();
  const violations = new Map<string, Violation>();
  let transitions = 0;

  const pathTo = (at: number): Move[] => {
    const path: Move[] = [];
    for (let here = at; here > 0; here = parents[here] ?? 0) {
      const move = moves[here];
      if (move !== undefined) path.unshift(move);
    }
    return path;
  };
  const report = (findings: readonly Finding[], at: number, last?: Move) => {
    for (const finding of findings) {
      const key = `${finding.rule} ${finding.text}`;
      if (!violations.has(key)) violations.set(key, { ...finding, moves: [...pathTo(at), ...(last === undefined ? [] : [last])] });
    }
  };
  const visit = (state: number[], parent: number, move: Move | undefined): void => {
    const key = canonical(state, graph.texts);
    if (seen.has(key)) return;
    seen.add(key);
    const at = states.push(state) - 1;
    parents.push(parent);
    moves.push(move);
    for (const line of state) {
      const findings = graph.findings(line);
      if (findings.length > 0) report(findings, at);
    }
    const between = bounds.citizens === 1 ? [] : across(state.map(graph.line));
    if (between.length > 0) report(between, at);
  };

  visit(Array.from({ length: bounds.citizens }, () => graph.first), 0, undefined);
  let depth = 0;
  let levelEnds = states.length;
  const maxStates = options.maxStates ?? Number.POSITIVE_INFINITY;
  let at = 0;
  for (; at < states.length && states.length < maxStates; at++) {
    if (at === levelEnds) {
      depth += 1;
      if (depth === bounds.steps) break;
      levelEnds = states.length;
      options.progress?.(states.length, transitions, depth);
    }
    if (violations.size > 0 && options.until !== undefined && [...violations.values()].some(({ rule }) => options.until?.(rule))) break;
    const state = states[at] ?? [];
    const faults = state.reduce((sum, line) => sum + graph.line(line).used.faults, 0);
    for (const [who, from] of state.entries()) {
      for (const { action, to, findings } of graph.steps(from)) {
        if (graph.line(to).used.faults > graph.line(from).used.faults && faults >= bounds.faults) continue;
        if (action.does === "chooses the peer" && !isPeerFree(domain, graph.line(from), state.filter((_, other) => other !== who).map(graph.line))) continue;
        transitions += 1;
        const move: Move = { who, action };
        const landing = bounds.citizens === 1 ? undefined : landingOf(domain, graph.line(from), action, who, () => state.map(graph.line));
        if (landing === undefined || (landing.reachesOwn && landing.strays.length === 0)) {
          if (findings.length > 0) report(findings, at, move);
          visit(state.with(who, to), at, move);
          continue;
        }
        const after = landing.reachesOwn ? state.with(who, to) : state.with(who, graph.missed(from, action));
        for (const stray of landing.strays) {
          const before = after[stray] ?? from;
          const struck = graph.struck(before, landing.group, landing.message);
          report([...struck.findings, ...findingsOfStray(graph.line(before), graph.line(struck.to), landing.message)], at, move);
          after[stray] = struck.to;
        }
        visit(after, at, move);
      }
    }
    if (bounds.time && state.every((line) => graph.line(line).era === "early")) {
      const later = state.map((line) => graph.later(line));
      transitions += 1;
      visit(later, at, { who: "all", action: { does: "a year passes" } });
    }
  }
  return { bounds, states: states.length, transitions, depth, lines: graph.size(), violations: [...violations.values()], isComplete: at >= states.length || depth === bounds.steps };
}

/** The smallest of what the state reads like when citizens, and recipients, change places. */
function canonical(state: readonly number[], texts: (line: number) => readonly [number, number]): number {
  const one = pack(state.map((line) => texts(line)[0]));
  const other = pack(state.map((line) => texts(line)[1]));
  return Math.min(one, other);
}
const pack = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b).reduce((all, each) => all * 67_108_864 + each, 0);
