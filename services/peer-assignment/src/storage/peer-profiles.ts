import type { Queryable } from "@haandslag/service-kit";
import type { Candidate } from "../domain/matching/match-peers.ts";
import type { PeerTraits } from "../domain/matching/profile.ts";
import type { Peer } from "../domain/peer/state.ts";

/** What a peer says of themself. */
export interface PeerProfile {
  readonly displayName: string;
  readonly ownWords: string;
  readonly traits: PeerTraits;
}

export interface KnownPeer extends Candidate, PeerProfile {}

interface Row { id: string; state: Peer; display_name: string; own_words: string; matching: PeerTraits }

const SELECT = "SELECT p.id, p.state, f.display_name, f.own_words, f.matching FROM peer p JOIN peer_profile f ON f.peer_id = p.id";
const known = (row: Row): KnownPeer => ({ peerId: row.id, peer: row.state, displayName: row.display_name, ownWords: row.own_words, traits: row.matching });

export async function savePeerProfile(tx: Queryable, peerId: string, { displayName, ownWords, traits }: PeerProfile): Promise<void> {
  await tx.query("INSERT INTO peer_profile (peer_id, display_name, own_words, matching) VALUES ($1, $2, $3, $4)", [peerId, displayName, ownWords, JSON.stringify(traits)]);
}

/** What is undefined stays as it was. */
export async function editPeerWords(tx: Queryable, peerId: string, { ownWords, displayName }: { readonly ownWords: string; readonly displayName: string | undefined }): Promise<void> {
  await tx.query("UPDATE peer_profile SET own_words = $2, display_name = coalesce($3, display_name) WHERE peer_id = $1", [peerId, ownWords, displayName ?? null]);
}

/** Everybody who could be suggested: those who left have no profile any more. */
export async function peersOfOrganisation(db: Queryable, organisationId: string): Promise<KnownPeer[]> {
  const { rows } = await db.query<Row>({ name: "peers-of-organisation", text: `${SELECT} WHERE p.organisation_id = $1 ORDER BY p.id`, values: [organisationId] });
  return rows.map(known);
}

export async function knownPeers(db: Queryable, peerIds: readonly string[]): Promise<KnownPeer[]> {
  const { rows } = await db.query<Row>({ name: "known-peers", text: `${SELECT} WHERE p.id = ANY($1) ORDER BY p.id`, values: [[...peerIds]] });
  return rows.map(known);
}

export async function erasePeerProfile(tx: Queryable, peerId: string): Promise<void> {
  await tx.query("DELETE FROM peer_profile WHERE peer_id = $1", [peerId]);
}
