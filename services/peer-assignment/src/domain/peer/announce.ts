import { type EventType, PeerChanged } from "@haandslag/contracts";
import type { PeerEvent } from "./events.ts";
import type { Peer } from "./state.ts";

/** The organisation's own screens are told that a peer changed, and nothing of what. Of courses the assignment tells. */
export function announce(event: PeerEvent, { organisationId }: Peer, peerId: string): readonly { readonly eventType: EventType; readonly key: string; readonly data: Record<string, unknown> }[] {
  if (event.type === "took-on" || event.type === "released") return [];
  return [{ eventType: PeerChanged, key: peerId, data: { peerId, organisationId } satisfies PeerChanged }];
}
