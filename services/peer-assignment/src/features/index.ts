import { withinScope } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../ports/deps.ts";
import { getAssignmentOfCitizen } from "../storage/get-assignment.ts";
import { answerAsPeer } from "./answering/answer-as-peer.ts";
import { myAsks } from "./answering/my-asks.ts";
import { openAsk } from "./answering/open-ask.ts";
import { askToBeRung } from "./calling/ask-to-be-rung.ts";
import { callMade } from "./calling/call-made.ts";
import { listCallMes } from "./calling/list-call-mes.ts";
import { myCallMe } from "./calling/my-call-me.ts";
import { avoidPeer } from "./choosing/avoid-peer.ts";
import { chooseNone } from "./choosing/choose-none.ts";
import { choosePeer } from "./choosing/choose-peer.ts";
import { myAssignment } from "./choosing/my-assignment.ts";
import { wishToGive } from "./choosing/wish-to-give.ts";
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
import { organisationFigures } from "./looking/organisation-figures.ts";
import { myProfile } from "./looking/my-profile.ts";
import { myCourses } from "./looking/my-courses.ts";
import { cancelMeeting } from "./meetings/cancel-meeting.ts";
import { listMeetings } from "./meetings/list-meetings.ts";
import { moveMeeting } from "./meetings/move-meeting.ts";
import { planMeeting } from "./meetings/plan-meeting.ts";
import { attestCompetence } from "./peers/attest-competence.ts";
import { editMyWords } from "./peers/edit-my-words.ts";
import { pausePeer } from "./peers/pause-peer.ts";
import { peerLeaves } from "./peers/peer-leaves.ts";
import { planSupervision } from "./peers/plan-supervision.ts";
import { registerPeer } from "./peers/register-peer.ts";
import { resumePeer } from "./peers/resume-peer.ts";
import { checkOwnWellbeing } from "./wellbeing/check-own-wellbeing.ts";
import { forgetOwnWellbeing } from "./wellbeing/forget-own-wellbeing.ts";
import { myWellbeing } from "./wellbeing/my-wellbeing.ts";

/** Everything that can be asked of the service, ready to be called. */
export const peerAssignmentFeatures = (deps: Deps) => ({
  registerPeer: registerPeer(deps), attestCompetence: attestCompetence(deps), planSupervision: planSupervision(deps),
  pausePeer: pausePeer(deps), resumePeer: resumePeer(deps), peerLeaves: peerLeaves(deps),
  findPeers: findPeers(deps), askPeers: askPeers(deps), endAssignment: endAssignment(deps),
  listPeers: listPeers(deps), listAssignments: listAssignments(deps), organisationFigures: organisationFigures(deps), getAssignment: getAssignment(deps),
  myAsks: myAsks(deps), openAsk: openAsk(deps), answerAsPeer: answerAsPeer(deps), myCourses: myCourses(deps), openContact: openContact(deps),
  ...ofCitizens(deps),
  recordSession: recordSession(deps),
  myProfile: myProfile(deps), editMyWords: editMyWords(deps),
  checkOwnWellbeing: checkOwnWellbeing(deps), myWellbeing: myWellbeing(deps), forgetOwnWellbeing: forgetOwnWellbeing(deps),
  askToBeRung: askToBeRung(deps), myCallMe: myCallMe(deps), listCallMes: listCallMes(deps), callMade: callMade(deps),
  planMeeting: planMeeting(deps), moveMeeting: moveMeeting(deps), cancelMeeting: cancelMeeting(deps), listMeetings: listMeetings(deps),
});
export type PeerAssignmentFeatures = ReturnType<typeof peerAssignmentFeatures>;

/**
 * No row here knows a citizen. So a citizen's call reaches the rows of the referral that it names, until it has been seen
 * that it is theirs (CON-29), and from then on those of its organisation: the peers to choose among, and whom to avoid.
 */
function ofCitizens(deps: Deps) {
  const bound = <Input extends { readonly referralId: string }, Result>(feature: (input: Input, who: Actor) => Promise<Result>) =>
    async (input: Input, who: Actor): Promise<Result> => {
      if (who.role !== "citizen") return await feature(input, who);
      const { held } = await withinScope(input.referralId, () => getAssignmentOfCitizen(deps.runner.pool, deps, input.referralId, who.subjectId));
      return await withinScope(held.organisationId, () => feature(input, who));
    };
  return {
    proposals: bound(proposals(deps)), myAssignment: bound(myAssignment(deps)), choosePeer: bound(choosePeer(deps)), chooseNone: bound(chooseNone(deps)),
    avoidPeer: bound(avoidPeer(deps)), wishToGive: bound(wishToGive(deps)), handBack: bound(handBack(deps)),
  };
}
