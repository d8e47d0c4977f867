import { type Aggregate, aggregateStore, type Ids, type Queryable } from "@haandslag/service-kit";
import { announce } from "../domain/peer/announce.ts";
import type { PeerCommand } from "../domain/peer/commands.ts";
import { decide } from "../domain/peer/decide.ts";
import type { PeerEvent } from "../domain/peer/events.ts";
import { evolve } from "../domain/peer/evolve.ts";
import type { Peer } from "../domain/peer/state.ts";
import { tellWhoSeesPeer } from "./tell-who-sees-peer.ts";

export interface Peers extends Aggregate<Peer, PeerCommand, PeerEvent> {
  /** In the transaction of the change: which citizens see a peer is known by the assignments, not by the peer. */
  tellWhoSees: ReturnType<typeof tellWhoSeesPeer>;
}

export const peers = (ids: Ids): Peers =>
  ({ decider: { decide, evolve, announce }, store: aggregateStore<Peer, PeerEvent>("peer", ids), tellWhoSees: tellWhoSeesPeer(ids) });

/** How many courses this peer has ever begun. */
export async function countCoursesTakenOn(db: Queryable, peerId: string): Promise<number> {
  const { rows } = await db.query<{ courses: number }>({ name: "courses-taken-on", text: "SELECT count(*)::int AS courses FROM peer_history WHERE aggregate_id = $1 AND type = 'took-on'", values: [peerId] });
  return rows[0]?.courses ?? 0;
}
