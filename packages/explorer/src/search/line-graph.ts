import type { Domain } from "../domain.ts";
import { findingsInFinal, findingsInState } from "../invariants/state.ts";
import { findingsBetween } from "../invariants/between.ts";
import { outcomeOf } from "../invariants/outcome.ts";
import { checkDoubled } from "../invariants/doubled.ts";
import { checkOvertaking } from "../invariants/overtaking.ts";
import type { Action } from "../world/action.ts";
import { actionsIn, onTheirOwn } from "../world/actions.ts";
import { beginning } from "../world/beginning.ts";
import type { Bounds } from "../world/bounds.ts";
import { act } from "../world/do.ts";
import { keyOf } from "../world/key.ts";
import type { Line } from "../world/line.ts";
import { react } from "../world/deliveries.ts";
import { begin, type Finding } from "../world/making.ts";
import { type Group, type Message, withList } from "../world/messages.ts";
import { newTexts } from "../world/texts.ts";

export interface Step {
  readonly action: Action;
  readonly to: number;
  readonly findings: readonly Finding[];
}

export interface Struck {
  readonly to: number;
  readonly findings: readonly Finding[];
}

/** Every line that was met, once, and what each can become: found when it is first asked for. */
export interface LineGraph {
  readonly size: () => number;
  line(at: number): Line;
  /** Numbers that stand for the line's text, and for its text with the recipients swapped. */
  texts(at: number): readonly [number, number];
  steps(from: number): readonly Step[];
  /** What is wrong in this very state, or once everything that is on its way from here has arrived. */
  findings(at: number): readonly Finding[];
  /** The same line after its consumer took this event, which is another citizen's, for hers. */
  struck(at: number, group: Group, message: Message): Struck;
  /** The same line after its event went to somebody else: it is gone, and nothing came of it. */
  missed(at: number, action: Action): number;
  /** The same line after a year has passed at the consent service. */
  later(at: number): number;
  readonly first: number;
}

export function lineGraph(domain: Domain, bounds: Bounds): LineGraph {
  const parts = newTexts();
  const textNumbers = new Map<string, number>();
  const byText = new Map<number, number>();
  const lines: Line[] = [];
  const texts: (readonly [number, number])[] = [];
  const steps: (readonly Step[] | undefined)[] = [];
  const finals: (number | undefined)[] = [];
  const stateFindings: (readonly Finding[] | undefined)[] = [];

  const numberOf = (text: string): number => {
    const known = textNumbers.get(text) ?? textNumbers.size;
    textNumbers.set(text, known);
    return known;
  };
  const placeOf = (line: Line): number => {
    const text = numberOf(keyOf(parts, line, false));
    const known = byText.get(text);
    if (known !== undefined) return known;
    const at = lines.push(line) - 1;
    byText.set(text, at);
    texts.push([text, bounds.citizens === 1 ? text : numberOf(keyOf(parts, line, true))]);
    return at;
  };
  const lineAt = (at: number): Line => lines[at] ?? missing();
  const doOne = (from: number, action: Action): Step | undefined => {
    const before = lineAt(from);
    const done = act(domain, bounds, before, action);
    if (done === undefined) return undefined;
    const findings = [...done.findings, ...findingsBetween(before, done.line), ...checkOvertaking(before, done.line, action), ...checkDoubled(domain, bounds, before, done.line, action)];
    return { action, to: placeOf(done.line), findings };
  };

  /** Where everything on its way ends: the first thing first, again and again. Whatever order, it is the same (CON-22). */
  const firstSteps: (Step | undefined)[] = [];
  const firstOf = (at: number): Step | undefined => {
    const [next] = onTheirOwn(lineAt(at));
    if (next !== undefined) firstSteps[at] ??= doOne(at, next);
    return firstSteps[at];
  };
  function finalOf(at: number): number {
    const path: number[] = [];
    let here = at;
    for (;;) {
      const known = finals[here];
      if (known !== undefined) { here = known; break; }
      path.push(here);
      const next = firstOf(here);
      if (next === undefined) break;
      here = next.to;
      if (path.length > 1000) throw new Error("What is on its way never arrives: the events of a line go round.");
    }
    for (const each of path) finals[each] = here;
    return here;
  }
  const outcomes = new Map<number, string>();
  const outcomeAt = (final: number): string => {
    const known = outcomes.get(final) ?? outcomeOf(lineAt(final));
    outcomes.set(final, known);
    return known;
  };

  function stepsFrom(from: number): readonly Step[] {
    const known = steps[from];
    if (known !== undefined) return known;
    const line = lineAt(from);
    const found: Step[] = [];
    let isFirst = true;
    for (const action of actionsIn(line, bounds)) {
      const step = isFirst && isOwn(action) && bounds.arrivals === "one by one" ? firstOf(from) : doOne(from, action);
      isFirst = false;
      if (step === undefined) continue;
      if (line.halfDone === undefined && keepsOutcome(action) && outcomeAt(finalOf(from)) !== outcomeAt(finalOf(step.to))) {
        found.push({ ...step, findings: [...step.findings, { rule: "CON-22", text: `it ends otherwise than in another order of the same events:\n      here    ${outcomeAt(finalOf(step.to))}\n      else    ${outcomeAt(finalOf(from))}` }] });
      } else found.push(step);
    }
    steps[from] = found;
    return found;
  }

  return {
    size: () => lines.length,
    line: lineAt,
    texts: (at) => texts[at] ?? missing(),
    steps: stepsFrom,
    findings(at) {
      stateFindings[at] ??= [...findingsInState(domain, lineAt(at)), ...findingsInFinal(lineAt(finalOf(at)))];
      return stateFindings[at];
    },
    struck(at, group, message) {
      const making = begin(domain, bounds, lineAt(at));
      react(making, group, message);
      return { to: placeOf(making.line), findings: making.findings };
    },
    missed: (at, action) => (action.does === "delivers" || action.does === "delivers twice" || action.does === "tries again" ? placeOf(withoutFirst(lineAt(at), action)) : at),
    later: (at) => doOne(at, { does: "a year passes" })?.to ?? at,
    first: placeOf(beginning(domain)),
  };
}

/** What goes on without anybody comes first in `actionsIn`, the first of it first. */
const isOwn = ({ does }: Action): boolean => does === "finishes" || does === "delivers" || does === "tries again" || does === "relay is back" || does === "deadline";
/** Neither a delivery nor a fault changes how it all ends; what people do may, and a half-done call is theirs. */
const keepsOutcome = (action: Action): boolean => "group" in action || "service" in action || action.does === "deadline";

/** Without the event that this would have had it take in. */
function withoutFirst(line: Line, action: Extract<Action, { group: Group }>): Line {
  const [place, at] = "topic" in action ? ["queues", `${action.group} ${action.topic}`] as const : ["heldUp", action.group] as const;
  return { ...line, [place]: withList(line[place], at, (line[place][at] ?? []).slice(1)) };
}

const missing = (): never => {
  throw new Error("No such line was met.");
};
