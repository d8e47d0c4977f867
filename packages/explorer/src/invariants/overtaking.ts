import { ConsentExpired, ConsentNarrowed, ConsentRevoked, type EventType, Stopped, Withdrawn } from "@haandslag/contracts";
import type { Action } from "../world/action.ts";
import type { Line } from "../world/line.ts";
import type { Finding } from "../world/making.ts";

/** What ends or narrows a disclosure waits for nobody (CON-21). */
const endings: readonly EventType[] = [ConsentRevoked, ConsentExpired, ConsentNarrowed, Stopped, Withdrawn] as readonly EventType[];

/** CON-21: an ending that is delivered is applied, also where earlier events of its key are held up. */
export function checkOvertaking(before: Line, after: Line, action: Action): readonly Finding[] {
  if (action.does !== "delivers") return [];
  const [message] = before.queues[`${action.group} ${action.topic}`] ?? [];
  if (message === undefined || !endings.includes(message.on)) return [];
  const waits = after.heldUp[action.group]?.some(({ n }) => n === message.n) === true && before.heldUp[action.group]?.every(({ n }) => n !== message.n) === true;
  return waits ? [{ rule: "CON-21", text: `${message.on.type} waits in ${action.group} behind what is held up` }] : [];
}
