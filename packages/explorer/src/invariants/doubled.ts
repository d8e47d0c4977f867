import type { Domain } from "../domain.ts";
import type { Action } from "../world/action.ts";
import type { Bounds } from "../world/bounds.ts";
import { react } from "../world/deliveries.ts";
import type { Line } from "../world/line.ts";
import { begin, type Finding } from "../world/making.ts";
import { outcomeOf } from "./outcome.ts";

/**
 * CON-22 without the inbox's help: an event that has been applied is applied once more, at once, and changes nothing.
 * The inbox keeps doubles away for as long as it is kept; the domain must not need it.
 */
export function checkDoubled(domain: Domain, bounds: Bounds, before: Line, after: Line, action: Action): readonly Finding[] {
  if (action.does !== "delivers" && action.does !== "tries again") return [];
  const [message] = (action.does === "delivers" ? before.queues[`${action.group} ${action.topic}`] : before.heldUp[action.group]) ?? [];
  // What went behind a held event was not applied.
  if (message === undefined || (action.does === "delivers" && before.heldUp[action.group] !== undefined && !message.on.overtakes)) return [];
  const making = begin(domain, bounds, after);
  react(making, action.group, message);
  const isUntouched = (Object.keys(after) as (keyof Line)[]).every((field) => making.line[field] === after[field]);
  const isSame = isUntouched || making.line.nextMessage === after.nextMessage && outcomeOf(making.line) === outcomeOf(after);
  return [...making.findings, ...(isSame ? [] : [{ rule: "CON-22", text: `${message.on.type} applied a second time changes what it has done:\n      once    ${outcomeOf(after)}\n      twice   ${outcomeOf(making.line)}` }])];
}
