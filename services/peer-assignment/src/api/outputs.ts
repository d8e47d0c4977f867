import {
  AssignmentEndedBecause, AssignmentStatus, Attendance, Gender, Id, MatchReason, MeetingPlace, MeetingStatus, MeetingTime, Mobility, OrganisationId, PeerConstraint, PeerEmployment, PeerStatus,
  SessionFlag, SupportForm, Theme, WellbeingItem,
} from "@haandslag/contracts";
import { z } from "zod";

/** The coded profile without identity; a category that was not ticked is absent. */
const Profile = z.object({
  situation: z.object({ themes: z.array(Theme).readonly() }).optional(),
  wishes: z.object({ forms: z.array(SupportForm).readonly(), peerGender: Gender.nullable() }).optional(),
  practical: z.object({ languages: z.array(z.string()).readonly(), mobility: Mobility, times: z.array(MeetingTime).readonly() }).optional(),
});
const Traits = z.object({ gender: Gender.nullable(), themes: z.array(Theme).readonly(), forms: z.array(SupportForm).readonly(), languages: z.array(z.string()).readonly(), times: z.array(MeetingTime).readonly() });
const Flags = z.array(SessionFlag).readonly();
const Sessions = z.array(z.object({ sessionId: Id, date: z.string(), minutes: z.int(), attendance: Attendance, flags: Flags }));

const Meeting = z.object({ meetingId: Id, startsAt: z.string(), minutes: z.int(), place: MeetingPlace, status: MeetingStatus });
/** Meetings by when they are, and the first of those to come. */
const meetings = { meetings: z.array(Meeting), nextMeeting: Meeting.nullable() };

export const PeerMoved = z.object({ peerId: Id, status: PeerStatus });
export const AssignmentMoved = z.object({ referralId: Id, status: AssignmentStatus });

const peer = {
  peerId: Id, status: PeerStatus, employment: PeerEmployment, load: z.int(), loadCap: z.int(), competenceAttestedAt: z.string().nullable(), competenceAttestedBy: z.string().nullable(),
  nextSupervision: z.string().nullable(), isSupervisionOverdue: z.boolean(), inTheWay: PeerConstraint.nullable(),
};
export const PeerPage = z.object({ peers: z.array(z.object({ ...peer, displayName: z.string().nullable(), ownWords: z.string().nullable(), traits: Traits.nullable() })), next: z.string().nullable() });
export const MyProfile = z.object({
  ...peer, displayName: z.string(), ownWords: z.string(), traits: Traits,
  /** The peer's own record of service (ASG-11). */
  service: z.object({ since: z.string().nullable(), coursesTakenOn: z.int() }),
});

export const FoundPeers = z.object({
  referralId: Id, assignmentId: Id, status: AssignmentStatus,
  /** How many peers there are; the suitable and all who were removed. */
  considered: z.int(),
  suitable: z.array(z.object({ peerId: Id, displayName: z.string(), reasons: z.array(MatchReason).readonly(), load: z.int(), loadCap: z.int(), nextSupervision: z.string().nullable() })),
  /** Every constraint, also where it removed nobody (ASG-05). */
  removed: z.array(z.object({ constraint: PeerConstraint, count: z.int() })).readonly(),
});
export const Asked = AssignmentMoved.extend({ assignmentId: Id, answerBy: z.string().nullable() });

const shown = {
  assignmentId: Id, referralId: Id, status: AssignmentStatus, openedAt: z.string().nullable(), answerBy: z.string().nullable(), peerId: Id.nullable(),
  startedAt: z.string().nullable(), endedAt: z.string().nullable(), because: AssignmentEndedBecause.nullable(), flags: Flags,
};
export const AssignmentPage = z.object({
  assignments: z.array(z.object({ ...shown, waitingSince: z.string(), isOverdue: z.boolean(), wouldGive: z.boolean(), peerName: z.string().nullable(), nextMeeting: Meeting.nullable() })), next: z.string().nullable(),
});
export const OrganisationFigures = z.object({
  courses: z.array(z.object({ status: AssignmentStatus.exclude(["ended"]), count: z.int(), meanDays: z.number() })).readonly(),
  loads: z.array(z.object({ load: z.int(), peers: z.int() })).readonly(),
  peers: z.object({ count: z.int(), meanLoad: z.number().nullable() }),
});
export const AssignmentShown = z.object({ ...shown, wouldGive: z.boolean(), sessions: Sessions, ...meetings });
export const MeetingArranged = z.object({ assignmentId: Id, meetingId: Id });
export const MeetingPage = z.object({ meetings: z.array(Meeting.extend({ assignmentId: Id, referralId: Id, peerId: Id.nullable() })), next: z.string().nullable() });

export const MyAsks = z.array(z.object({ assignmentId: Id, organisationId: OrganisationId, askedAt: z.string(), answerBy: z.string(), answer: z.enum(["yes", "no"]).nullable() }));
/** Exactly what the referral service disclosed. */
export const OpenedAsk = z.object({ assignmentId: Id, categories: z.array(z.string()).readonly(), profile: Profile });
export const MyCourses = z.array(z.object({ assignmentId: Id, referralId: Id, startedAt: z.string(), hasMet: z.boolean(), firstMeetingBy: z.string(), flags: Flags, sessions: Sessions, ...meetings }));
export const SessionRecorded = z.object({ referralId: Id, sessionId: Id, flags: Flags });

export const Proposals = z.array(z.object({ peerId: Id, displayName: z.string(), ownWords: z.string(), reasons: z.array(MatchReason) })).max(3);
export const MyAssignment = AssignmentMoved.extend({
  /** Meetings that were held or missed, planned or not: date, minutes and who came (ASG-08). */
  sessions: z.array(z.object({ sessionId: Id, date: z.string(), minutes: z.int(), attendance: Attendance })),
  openedAt: z.string().nullable(), hadStarted: z.boolean(), wouldGive: z.boolean(), peersAnswerBy: z.string().nullable(), chooseBy: z.string().nullable(), ...meetings, startedAt: z.string().nullable(), peer: z.object({ peerId: Id, displayName: z.string(), ownWords: z.string() }).nullable(),
});
export const Chosen = AssignmentMoved.extend({ peerId: Id, startedAt: z.string().nullable() });

/** Exactly what the referral service disclosed. */
export const OpenedContact = z.object({
  referralId: Id,
  categories: z.array(z.string()).readonly(),
  contact: z.object({
    identity: z.object({ givenNames: z.array(z.string()).readonly(), familyName: z.string().nullable(), ageGroup: z.string().nullable() }).optional(),
    contact: z.object({
      phones: z.array(z.string()).readonly(), emails: z.array(z.string()).readonly(),
      address: z.object({ lines: z.array(z.string()).readonly(), postalCode: z.string().optional(), city: z.string().optional() }).nullish(),
    }).optional(),
  }),
  withheld: z.array(z.enum(["name", "address"])).readonly(),
});

export const CallAsked = z.object({ callId: Id, askedAt: z.string() });
export const MyCallMe = CallAsked.extend({ madeAt: z.string().nullable() }).nullable();
export const CallMePage = z.object({
  calls: z.array(CallAsked.extend({ peerId: Id, displayName: z.string().nullable(), referralId: Id.nullable(), madeAt: z.string().nullable() })),
  next: z.string().nullable(),
});
export const CallMade = z.object({ callId: Id, madeAt: z.string().nullable() });

const answers = z.partialRecord(WellbeingItem, z.int());
export const MyWellbeing = z.object({
  instrument: z.object({ id: z.string(), version: z.string(), items: z.array(WellbeingItem), lowest: z.int(), highest: z.int() }),
  checks: z.array(z.object({ checkId: Id, at: z.string(), instrument: z.string(), answers })),
});
