import type { Domain } from "../domain.ts";
import type { Action } from "../world/action.ts";
import type { Line } from "../world/line.ts";
import type { Group, Message } from "../world/messages.ts";
import { other, referralId } from "../world/names.ts";

/** An event that is taken in, and by whose lines: `own` is the line that it was on its way to. */
export interface Landing {
  readonly group: Group;
  readonly message: Message;
  readonly reachesOwn: boolean;
  /** Citizens whose line it lands on though it is about another. */
  readonly strays: readonly number[];
}

/** The event that this action has a consumer take in; none where it takes in nothing. */
function takenIn(line: Line, action: Action): { readonly group: Group; readonly message: Message } | undefined {
  switch (action.does) {
    case "delivers":
    case "delivers twice": {
      const message = line.queues[`${action.group} ${action.topic}`]?.[0];
      return message === undefined ? undefined : { group: action.group, message };
    }
    case "tries again": {
      const message = line.heldUp[action.group]?.[0];
      return message === undefined ? undefined : { group: action.group, message };
    }
    default: return undefined;
  }
}

/** Where an event of one citizen's lands among all citizens' lines. Both lines have the same ids; here each has its own. */
export function landingOf(domain: Domain, line: Line, action: Action, who: number, lines: () => readonly Line[]): Landing | undefined {
  const taken = takenIn(line, action);
  if (taken === undefined) return undefined;
  const candidates = lines().map(({ referral }, citizen) => ({ citizen, referralId: citizen === who ? referralId : other.referralId, organisationId: referral.organisationId ?? null }));
  const reached = domain.storage.addressees({ ...taken.message, referralId }, taken.group, candidates).map(({ citizen }) => citizen);
  return { ...taken, reachesOwn: reached.includes(who), strays: reached.filter((citizen) => citizen !== who) };
}
