import { authorities } from "@haandslag/denmark";
import { type Key, keys } from "./audience.ts";
import type { SessionUser } from "./login-session.ts";

/** A row of the table of changes. */
export interface Change {
  readonly position: number;
  readonly type: string;
  readonly referralId: string | null;
  readonly audience: readonly Key[];
}

/** What somebody is told of. */
export interface Listener {
  /** With the referral's id: its own calls know it. */
  readonly knows: ReadonlySet<Key>;
  /** Without: something changed within its tenant. */
  readonly hears: ReadonlySet<Key>;
}

/** What one change says to one listener: nothing, or its type, with the referral's id where the listener's own calls know it. */
export function tell({ knows, hears }: Listener, { type, referralId, audience }: Change): { type: string; referralId: string | null } | undefined {
  if (audience.some((key) => knows.has(key))) return { type, referralId };
  return audience.some((key) => hears.has(key)) ? { type, referralId: null } : undefined;
}

/** A key that is a citizen's own, as the services say; `to`: the first day in Denmark on which it is so no more. */
export interface Own {
  readonly key: Key;
  readonly to: string | null;
}

/**
 * @param own a citizen's own
 * @param today the day in Denmark: who acts for another does so within the right's days
 */
export function listenerOf({ role, tenantId, unitId, peerId }: SessionUser, own: readonly Own[] = [], today = ""): Listener {
  const set = (...all: Key[]): Set<Key> => new Set(all);
  switch (role) {
    case "caseworker":
    case "team-leader": {
      const tenants = tenantId === null ? [] : [tenantId, ...takenOverBy(tenantId)];
      return { knows: set(...(unitId === null ? [] : tenants.map((id) => keys.unit(id, unitId)))), hears: set(keys.directory, ...tenants.map(keys.authority)) };
    }
    case "coordinator": return tenantId === null ? deaf : { knows: set(keys.organisation(tenantId)), hears: set() };
    case "peer": return tenantId === null || peerId === null ? deaf : { knows: set(keys.peer(peerId)), hears: set(keys.peersOf(tenantId)) };
    case "citizen": return { knows: set(...own.flatMap(({ key, to }) => (to === null || today < to ? [key] : []))), hears: set(keys.directory) };
    case "auditor": return { knows: set(), hears: set(keys.auditors) };
    default: return deaf;
  }
}

const deaf: Listener = { knows: new Set(), hears: new Set() };

/** Events of before a merger name the authority that was; units keep their ids in it (REF-17). */
function takenOverBy(tenantId: string): readonly string[] {
  const direct = authorities.filter(({ successorId }) => successorId === tenantId).map(({ id }) => id);
  return [...direct, ...direct.flatMap(takenOverBy)];
}
