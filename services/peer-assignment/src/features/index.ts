import type { Deps } from "../ports/deps.ts";
import { answerAsPeer } from "./answering/answer-as-peer.ts";
import { myAsks } from "./answering/my-asks.ts";
import { avoidPeer } from "./choosing/avoid-peer.ts";
import { chooseNone } from "./choosing/choose-none.ts";
import { choosePeer } from "./choosing/choose-peer.ts";
import { myAssignment } from "./choosing/my-assignment.ts";
import { proposals } from "./choosing/proposals.ts";
import { endAssignment } from "./course/end-assignment.ts";
import { handBack } from "./course/hand-back.ts";
import { openContact } from "./course/open-contact.ts";
import { recordSession } from "./course/record-session.ts";
import { askPeers } from "./finding/ask-peers.ts";
import { findPeers } from "./finding/find-peers.ts";
import { getAssignment } from "./looking/get-assignment.ts";
import { listAssignments } from "./looking/list-assignments.ts";
import { listPeers } from "./looking/list-peers.ts";
import { myCourses } from "./looking/my-courses.ts";
import { attestCompetence } from "./peers/attest-competence.ts";
import { pausePeer } from "./peers/pause-peer.ts";
import { peerLeaves } from "./peers/peer-leaves.ts";
import { planSupervision } from "./peers/plan-supervision.ts";
import { registerPeer } from "./peers/register-peer.ts";
import { resumePeer } from "./peers/resume-peer.ts";

/** Everything that can be asked of the service, ready to be called. */
export const peerAssignmentFeatures = (deps: Deps) => ({
  registerPeer: registerPeer(deps), attestCompetence: attestCompetence(deps), planSupervision: planSupervision(deps),
  pausePeer: pausePeer(deps), resumePeer: resumePeer(deps), peerLeaves: peerLeaves(deps),
  findPeers: findPeers(deps), askPeers: askPeers(deps), endAssignment: endAssignment(deps),
  listPeers: listPeers(deps), listAssignments: listAssignments(deps), getAssignment: getAssignment(deps),
  myAsks: myAsks(deps), answerAsPeer: answerAsPeer(deps), myCourses: myCourses(deps), openContact: openContact(deps),
  proposals: proposals(deps), myAssignment: myAssignment(deps), choosePeer: choosePeer(deps), chooseNone: chooseNone(deps), avoidPeer: avoidPeer(deps),
  handBack: handBack(deps), recordSession: recordSession(deps),
});
export type PeerAssignmentFeatures = ReturnType<typeof peerAssignmentFeatures>;
