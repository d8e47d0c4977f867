import { type Transition, transitionsOf } from "../transitions.ts";
import type { AssignmentCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";

const at = "2026-01-05T09:00:00.000Z";
const later = "2026-04-20T09:00:00.000Z";

const by = (command: AssignmentCommand): string => (command.type === "handBack" ? command.by : actors[command.type]);
const actors: Record<Exclude<AssignmentCommand["type"], "handBack">, string> = {
  hearAccepted: "referral service", hearReferralOver: "referral service", askPeers: "coordinator", answerAsPeer: "peer", choosePeer: "citizen", chooseNone: "citizen", avoidPeer: "citizen",
  recordSession: "peer or coordinator", planMeeting: "peer or coordinator", moveMeeting: "peer or coordinator", cancelMeeting: "peer or coordinator", endAssignment: "coordinator", meetDeadline: "time",
};

/** A world of two peers. Times stand still, so that the states that can be reached are few. */
export const sampleCommands: readonly AssignmentCommand[] = [
  { type: "hearAccepted", referralId: "r", organisationId: "organisation-xx", at },
  { type: "hearReferralOver", referralId: "r", because: "consent-gone", at },
  { type: "hearReferralOver", referralId: "r", because: "referral-over", at },
  { type: "askPeers", peerIds: ["a"], at },
  { type: "askPeers", peerIds: ["a", "b"], at },
  { type: "answerAsPeer", peerId: "a", answer: "yes", unavailable: [], at },
  { type: "answerAsPeer", peerId: "a", answer: "no", unavailable: [], at },
  { type: "answerAsPeer", peerId: "b", answer: "yes", unavailable: ["a"], at },
  { type: "choosePeer", peerId: "a", at },
  { type: "choosePeer", peerId: "b", at },
  { type: "chooseNone" },
  { type: "handBack", by: "citizen" },
  { type: "handBack", by: "peer" },
  { type: "avoidPeer", peerId: "a" },
  { type: "recordSession", sessionId: "s", date: "2026-01-06", minutes: 60, attendance: "both" },
  { type: "recordSession", sessionId: "s", date: "2026-03-01", minutes: 20, attendance: "citizen-absent" },
  { type: "recordSession", sessionId: "s", date: "2026-01-06", minutes: 60, attendance: "both", meetingId: "m" },
  { type: "planMeeting", meetingId: "m" },
  { type: "moveMeeting", meetingId: "m" },
  { type: "cancelMeeting", meetingId: "m" },
  { type: "endAssignment", at },
  { type: "meetDeadline", unavailable: [], at: later },
];

/** A fixed memory of who was passed over: without it the paths that can be told apart would have no end. */
export const transitionTable = (): Transition[] => transitionsOf({
  decide, commands: sampleCommands, by,
  evolve: (state, event) => {
    const next = evolve(state, event);
    return "passedOver" in next ? { ...next, passedOver: [] } : next;
  },
});
