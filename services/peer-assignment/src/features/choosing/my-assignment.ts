import type { Actor } from "@haandslag/service-kit/auth";
import { shownMeetings } from "../../domain/meeting/shown-meeting.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignmentOfCitizen } from "../../storage/get-assignment.ts";
import { knownPeers } from "../../storage/peer-profiles.ts";
import { wishesOf } from "../../storage/wishes.ts";

/** How far the citizen's own assignment is, until when they can choose, and once it runs with whom, when they meet and when they have met. */
export const myAssignment = (deps: Deps) => async ({ referralId }: { readonly referralId: string }, who: Actor) => {
  const { runner: { pool, clock } } = deps;
  const { id, state } = await getAssignmentOfCitizen(pool, deps, referralId, who.subjectId);
  const [peer] = state.status === "active" ? await knownPeers(pool, [state.peerId]) : [];
  return {
    referralId, status: state.status,
    openedAt: state.openedAt, hadStarted: state.hadStarted, wouldGive: (await wishesOf(pool, [id])).has(id),
    peersAnswerBy: state.status === "asked" ? state.answerBy : null,
    chooseBy: state.status === "offered" ? state.answerBy : null,
    startedAt: state.status === "active" ? state.startedAt : null,
    peer: peer === undefined ? null : { peerId: peer.peerId, displayName: peer.displayName, ownWords: peer.ownWords },
    sessions: (await deps.held.sessions.of(pool, id)).map(({ sessionId, date, minutes, attendance }) => ({ sessionId, date, minutes, attendance })),
    ...shownMeetings(await deps.held.meetings.of(pool, [id]), clock.now()),
  };
};
