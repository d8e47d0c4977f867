import { localDateOf } from "@haandslag/denmark";
import type { Actor } from "@haandslag/service-kit/auth";
import { reasonsFor } from "../../domain/matching/match-peers.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignmentOfCitizen } from "../../storage/get-assignment.ts";
import { knownPeers } from "../../storage/peer-profiles.ts";
import { unavailablePeers } from "../../storage/unavailable-peers.ts";

/** Up to three peers who said yes and can be chosen now, in each one's own words and with reasons (ASG-04). Where nothing is to be chosen, none. */
export const proposals = (deps: Deps) => async ({ referralId }: { readonly referralId: string }, who: Actor) => {
  const { runner: { pool, clock } } = deps;
  const { id, state, held } = await getAssignmentOfCitizen(pool, deps, referralId, who.subjectId);
  if (state.status !== "offered") return [];
  const unavailable = await unavailablePeers(pool, deps.held, id, state, localDateOf(clock.now()));
  const choices = state.choices.filter((peerId) => !unavailable.includes(peerId));
  const known = await knownPeers(pool, choices);
  return choices.flatMap((peerId) => known.filter((each) => each.peerId === peerId).map(({ displayName, ownWords, traits }) => ({ peerId, displayName, ownWords, reasons: reasonsFor(held.profile ?? {}, traits) })));
};
