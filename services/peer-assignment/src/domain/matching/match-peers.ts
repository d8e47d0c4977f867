import { type MatchReason, PeerConstraint } from "@haandslag/contracts";
import type { Peer } from "../peer/state.ts";
import { whyNotAssignable } from "../peer/why-not-assignable.ts";
import type { HeldProfile, PeerTraits } from "./profile.ts";

export interface Candidate {
  readonly peerId: string;
  readonly peer: Peer;
  readonly traits: PeerTraits;
}

export interface Course {
  readonly profile: HeldProfile;
  /** Peers who said no to this course, were not chosen, or were handed back. */
  readonly passedOver: readonly string[];
}

export interface Matched {
  readonly suitable: readonly (Candidate & { readonly reasons: readonly MatchReason[] })[];
  /** Every constraint, in the order in which peers are removed, also where it removed nobody (ASG-05). */
  readonly removed: readonly { readonly constraint: PeerConstraint; readonly count: number }[];
}

/**
 * Which peers suit a course: constraints in a fixed order, each peer counted at the first that removes them; then by
 * shared themes, lower load, id. A veto is no constraint here: who is missing from this list can be named (ASG-03).
 * @param today the local day in Denmark
 */
export function matchPeers(course: Course, candidates: readonly Candidate[], today: string): Matched {
  const judged = candidates.map((candidate) => ({ candidate, removedBy: firstConstraint(course, candidate, today) }));
  const suitable = judged.flatMap(({ candidate, removedBy }) => (removedBy === undefined ? [candidate] : []));
  return {
    suitable: suitable.toSorted((a, b) => byFit(course.profile, a, b)).map((candidate) => ({ ...candidate, reasons: reasonsFor(course.profile, candidate.traits) })),
    removed: PeerConstraint.options.map((constraint) => ({ constraint, count: judged.filter(({ removedBy }) => removedBy === constraint).length })),
  };
}

function firstConstraint({ profile, passedOver }: Course, { peerId, peer, traits }: Candidate, today: string): PeerConstraint | undefined {
  const ownMatter = whyNotAssignable(peer, today);
  if (ownMatter !== undefined) return ownMatter;
  if (profile.practical !== undefined && shared(profile.practical.languages, traits.languages).length === 0) return "no-shared-language";
  const wished = profile.wishes?.peerGender ?? null;
  if ((wished !== null && wished !== traits.gender) || passedOver.includes(peerId)) return "not-available-for-this-course";
  return undefined;
}

/** Why a peer is suggested (ASG-04). What was not disclosed is no reason. */
export function reasonsFor(profile: HeldProfile, traits: PeerTraits): MatchReason[] {
  const wished = profile.wishes?.peerGender ?? null;
  return [
    ...(sharedThemes(profile, traits) > 0 ? ["shares-theme" as const] : []),
    ...(shared(profile.practical?.languages, traits.languages).length > 0 ? ["shares-language" as const] : []),
    ...(shared(profile.practical?.times, traits.times).length > 0 ? ["meets-at-your-times" as const] : []),
    ...(wished !== null && wished === traits.gender ? ["gender-you-asked-for" as const] : []),
  ];
}

const shared = (wanted: readonly string[] | undefined, offered: readonly string[]): string[] => (wanted ?? []).filter((each) => offered.includes(each));
const sharedThemes = (profile: HeldProfile, traits: PeerTraits): number => shared(profile.situation?.themes, traits.themes).length;

function byFit(profile: HeldProfile, a: Candidate, b: Candidate): number {
  return sharedThemes(profile, b.traits) - sharedThemes(profile, a.traits) || a.peer.assignmentIds.length - b.peer.assignmentIds.length || (a.peerId < b.peerId ? -1 : 1);
}
