import { localDateOf } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import { shownPeer } from "../../domain/peer/shown-peer.ts";
import type { Deps } from "../../ports/deps.ts";
import { countCoursesTakenOn } from "../../storage/peers.ts";
import { knownPeers } from "../../storage/peer-profiles.ts";

/** The peer's own profile, with their words as citizens see them, and their record of service (ASG-11). */
export const myProfile = (deps: Deps) => async (who: Actor) => {
  const { pool, clock } = deps.runner;
  const [own] = who.peerId === undefined ? [] : await knownPeers(pool, [who.peerId]);
  if (own === undefined || !isOfOrganisation(own.peer, who.tenantId)) throw new DomainError("NOT_FOUND");
  const { peerId, peer, displayName, ownWords, traits } = own;
  return { peerId, ...shownPeer(peer, localDateOf(clock.now())), displayName, ownWords, traits, service: { since: peer.competence?.at ?? null, coursesTakenOn: await countCoursesTakenOn(pool, peerId) } };
};
