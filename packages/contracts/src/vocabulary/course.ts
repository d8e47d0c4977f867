import { z } from "zod";

export const PeerStatus = z.enum(["invited", "active", "paused", "left"]);
export type PeerStatus = z.infer<typeof PeerStatus>;
export const PeerEmployment = z.enum(["paid", "volunteer"]);
export type PeerEmployment = z.infer<typeof PeerEmployment>;

export const AssignmentStatus = z.enum(["open", "asked", "offered", "active", "ended"]);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;

/** Who handed back. Nobody is asked why (ASG-04). */
export const HandedBackBy = z.enum(["citizen", "peer"]);
export type HandedBackBy = z.infer<typeof HandedBackBy>;

export const AssignmentEndedBecause = z.enum(["completed", "consent-gone", "referral-over"]);
export type AssignmentEndedBecause = z.infer<typeof AssignmentEndedBecause>;

/** Who came to a meeting; never what was said. */
export const Attendance = z.enum(["both", "citizen-absent", "peer-absent"]);
export type Attendance = z.infer<typeof Attendance>;

/** Where two people agreed to meet. A code: an address belongs in no plan. */
export const MeetingPlace = z.enum(["at-the-organisation", "at-the-citizens-home", "outdoors", "public-place", "by-phone", "by-video", "as-agreed"]);
export type MeetingPlace = z.infer<typeof MeetingPlace>;

/** A planned meeting and what came of it: a missed one is a state of its own (REF-10). `to-record`: its time has passed, and nobody has said yet who came. */
export const MeetingStatus = z.enum(["planned", "to-record", "held", "missed", "cancelled"]);
export type MeetingStatus = z.infer<typeof MeetingStatus>;

/** What ASG-08 flags about a first meeting. */
export const SessionFlag = z.enum(["first-meeting-late", "first-meeting-short"]);
export type SessionFlag = z.infer<typeof SessionFlag>;

/** Why a peer is not suggested, in the order in which peers are removed (ASG-05). `not-available-for-this-course`: the citizen's wish, or the peer was in this course's way before (said no, was not chosen, was handed back). A veto removes nobody here: who is missing from a list can be named (ASG-03). */
export const PeerConstraint = z.enum(["not-active", "competence-not-attested", "supervision-overdue", "at-capacity", "no-shared-language", "not-available-for-this-course"]);
export type PeerConstraint = z.infer<typeof PeerConstraint>;

/** Why a peer is suggested to a citizen. */
export const MatchReason = z.enum(["shares-theme", "shares-language", "meets-at-your-times", "gender-you-asked-for"]);
export type MatchReason = z.infer<typeof MatchReason>;

export const CheckInMoment = z.enum(["start", "three-months", "end"]);
export type CheckInMoment = z.infer<typeof CheckInMoment>;
export const CheckInStatus = z.enum(["due", "answered", "declined", "lapsed"]);
export type CheckInStatus = z.infer<typeof CheckInStatus>;

/** CHIME (Leamy et al. 2011); connectedness keeps its four targets, empowerment its two halves (OUT-09). */
export const ChimeItem = z.enum([
  "connectedness-peer", "connectedness-group", "connectedness-family-and-friends", "connectedness-society",
  "hope", "identity", "meaning", "empowerment-resources", "empowerment-agency",
]);
export type ChimeItem = z.infer<typeof ChimeItem>;

/** 0 (not at all) to 4 (very much); a question can be skipped. */
export const ChimeScore = z.int().min(0).max(4);
export type ChimeScore = z.infer<typeof ChimeScore>;

/** A peer's own wellbeing check (ASG-09): five plain questions of the product's own. Their texts stand in the pages. */
export const WellbeingItem = z.enum(["energy-for-it", "rest-and-sleep", "room-for-own-life", "letting-go-afterwards", "somebody-to-turn-to"]);
export type WellbeingItem = z.infer<typeof WellbeingItem>;

/** 0 (not at all) to 4 (very much); a question can be skipped. */
export const WellbeingScore = z.int().min(0).max(4);
export type WellbeingScore = z.infer<typeof WellbeingScore>;
