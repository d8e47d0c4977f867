import type { Queryable } from "@haandslag/service-kit";
import type { Assignment } from "../domain/assignment/state.ts";
import { matchPeers } from "../domain/matching/match-peers.ts";
import type { Held } from "./held.ts";
import { knownPeers } from "./peer-profiles.ts";

/**
 * Of the peers asked or offered, those whom this citizen cannot have now: avoided, not assignable any more, or left.
 * One answer for all of these reasons, so that none can be told from another (ASG-03).
 * @param today the local day in Denmark
 */
export async function unavailablePeers(db: Queryable, { subjects, vetoes }: Held, assignmentId: string, assignment: Assignment, today: string): Promise<string[]> {
  const peerIds = assignment.status === "asked" ? assignment.asked.map(({ peerId }) => peerId) : assignment.status === "offered" ? assignment.choices : [];
  if (peerIds.length === 0) return [];
  const held = await subjects.find(db, assignmentId);
  const avoided = (await vetoes.avoidedFor(db, [assignmentId])).get(assignmentId) ?? [];
  // That a peer said no to an earlier round is no news about those who are asked now.
  const { suitable } = matchPeers({ profile: held?.profile ?? {}, passedOver: avoided }, await knownPeers(db, peerIds), today);
  return peerIds.filter((peerId) => !suitable.some((each) => each.peerId === peerId));
}
