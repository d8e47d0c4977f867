import { router as consent } from "@haandslag/consent/api";
import * as contracts from "@haandslag/contracts";
import { router as outcomes } from "@haandslag/outcomes/api";
import { router as peerAssignment } from "@haandslag/peer-assignment/api";
import { router as referral } from "@haandslag/referral/api";
import { expect, test } from "vitest";

const asked = [contracts.ConsentDisclosed];
const hersAlone = "only the citizen's own pages show it: the one that she pressed on has it, another asks when she looks at it again";

/**
 * Of each command: the events by which open pages hear what it changed, or why none is needed. What is read by pressing
 * counts too: it makes a line in the citizen's account.
 */
const told: Record<string, Record<string, readonly contracts.EventType[] | string>> = {
  referral: {
    draftReferral: [contracts.DraftChanged], editDraft: [contracts.DraftChanged], importMessage: [contracts.DraftChanged],
    draftSelfReferral: hersAlone,
    requestConsent: [contracts.ConsentRequested],
    recordRepresentation: [contracts.RepresentationChanged],
    sendOffer: [contracts.Offered], openOffer: [contracts.Opened], acceptOffer: [contracts.Accepted], declineOffer: [contracts.Declined],
    withdrawReferral: [contracts.Withdrawn], closeReferral: [contracts.Closed], settleReferral: [contracts.Settled], handOverCase: [contracts.HandedOver],
    findCases: [contracts.Found],
    registerMe: "who logs in is in the list of colleagues, which is asked for when a case is handed over",
    findByContactCode: "it reads no more than the organisation has, and changes nothing",
    openCase: asked, openProfile: asked, openContactForPeer: asked,
    confirmCapacity: [contracts.CapacityConfirmed],
    importDirectory: "an operator's command; whoever chooses among organisations is told when one of them confirms its capacity",
    askToBeContacted: [contracts.ContactRequestChanged], withdrawContactRequest: [contracts.ContactRequestChanged],
    noteContacted: [contracts.ContactRequestChanged],
    exchangeCprNumber: "the login provider asks; no page shows it",
    tellPseudonym: "a service asks; no page shows it",
  },
  consent: {
    requestConsent: [contracts.ConsentRequested], grantConsent: [contracts.ConsentGranted], refuseConsent: [contracts.ConsentRefused], renewConsent: [contracts.ConsentRenewed],
    recordAssistedAnswer: [contracts.ConsentGranted, contracts.ConsentRefused],
    narrowConsent: [contracts.ConsentNarrowed], revokeConsent: [contracts.ConsentRevoked], revokeAllConsents: [contracts.ConsentRevoked],
    recordRepresentation: [contracts.RepresentationChanged], endRepresentation: [contracts.RepresentationChanged],
    confirmOwnNotesDeleted: [contracts.ConsentOwnNotesConfirmed],
    disclose: asked,
  },
  "peer-assignment": {
    registerPeer: [contracts.PeerChanged], attestCompetence: [contracts.PeerChanged],
    planSupervision: [contracts.PeerChanged, contracts.ShownPeerChanged], pausePeer: [contracts.PeerChanged, contracts.ShownPeerChanged],
    resumePeer: [contracts.PeerChanged, contracts.ShownPeerChanged], peerLeaves: [contracts.PeerChanged, contracts.ShownPeerChanged], editMyWords: [contracts.PeerChanged, contracts.ShownPeerChanged],
    findPeers: asked, openAsk: asked, openContact: asked,
    askPeers: [contracts.PeersAsked, contracts.ConsentDisclosed],
    answerAsPeer: [contracts.PeersOffered, contracts.AssignmentChanged],
    choosePeer: [contracts.CourseStarted, contracts.ShownPeerChanged], chooseNone: [contracts.AssignmentChanged], handBack: [contracts.HandedBack, contracts.ShownPeerChanged], endAssignment: [contracts.CourseEnded, contracts.ShownPeerChanged],
    wishToGive: [contracts.AssignmentChanged],
    avoidPeer: "a veto leaves no trace, least of all one that comes at its time (ASG-03); a course that it ends is handed back",
    planMeeting: [contracts.MeetingChanged], moveMeeting: [contracts.MeetingChanged], cancelMeeting: [contracts.MeetingChanged], recordSession: [contracts.SessionRecorded],
    askToBeRung: [contracts.CallAsked], callMade: [contracts.CallMade],
    checkOwnWellbeing: "seen by that peer alone, and not even that there is one by anybody else (ASG-09)", forgetOwnWellbeing: "as checking it",
  },
  outcomes: {
    answerCheckIn: [contracts.CheckInAnswered], recordOutcome: [contracts.OutcomeRecorded],
    declineCheckIn: hersAlone, setGoal: hersAlone, reportProgress: hersAlone,
  },
};

const routers = { referral, consent, "peer-assignment": peerAssignment, outcomes };

test.each(Object.entries(routers))("every command of %s tells open pages what it changed, or says why nobody needs it: a new one must do one of the two", (service, { _def: { procedures } }) => {
  const commands = Object.entries(procedures).flatMap(([name, procedure]) => (procedure._def.type === "mutation" ? [name] : []));
  const answers = told[service] ?? {};
  expect(Object.keys(answers).sort()).toEqual(commands.sort());
  for (const [name, answer] of Object.entries(answers)) expect(answer.length, name).toBeGreaterThan(0);
});
