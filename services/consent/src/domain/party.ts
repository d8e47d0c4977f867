import type { Party } from "@haandslag/contracts";

/**
 * A party as one word. Ids carry their kind in front (`municipality-…`, `region-…`, `organisation-…`), and a consent
 * has one citizen only, so no two parties share a key.
 */
export const partyKey = (party: Party): string => (party.kind === "citizen" ? "citizen" : party.id);

export const sameParty = (a: Party, b: Party): boolean => a.kind === b.kind && partyKey(a) === partyKey(b);

/** The party that a key was made of. */
export function partyOf(key: string): Party {
  if (key === "citizen") return { kind: "citizen" };
  return key.startsWith("organisation-") ? { kind: "organisation", id: key } : { kind: "authority", id: key };
}
