import { z } from "zod";
import { Id, Instant, LocalDate } from "../ids.ts";
import { AssignmentStatus, Attendance, MeetingPlace, MeetingStatus, PeerEmployment, PeerStatus, WellbeingItem, WellbeingScore } from "../vocabulary/course.ts";
import { Gender, LanguageTag, MeetingTime, SupportForm, Theme } from "../vocabulary/referral.ts";
import { commandInput, longText, pageInput, shortText } from "./command-input.ts";

/** `peerId` is made by the caller, so that the peer's login can be made with it. `ownWords`: how the peer presents themself to citizens. */
export const RegisterPeer = commandInput({
  peerId: Id,
  displayName: shortText,
  employment: PeerEmployment,
  gender: Gender.optional(),
  themes: z.array(Theme).min(1),
  forms: z.array(SupportForm).min(1),
  languages: z.array(LanguageTag).min(1),
  times: z.array(MeetingTime).default([]),
  ownWords: longText,
  loadCap: z.int().min(1).max(20),
});
/** Who attested and when come from the token and the clock (ASG-01). */
export const AttestCompetence = commandInput({ peerId: Id });
export const PlanSupervision = commandInput({ peerId: Id, nextSupervision: LocalDate });
export const PausePeer = commandInput({ peerId: Id });
export const ResumePeer = commandInput({ peerId: Id });
export const PeerLeaves = commandInput({ peerId: Id });
export const ListPeers = z.strictObject({ ...pageInput, cursor: Id.optional(), statuses: z.array(PeerStatus).min(1).optional(), peerIds: z.array(Id).max(100).optional() });
/** The peer's own: as citizens see it. What is left out stays as it was. */
export const EditMyWords = commandInput({ ownWords: longText, displayName: shortText.optional() });
/** Any question may be skipped; a check without an answer is none (ASG-09). */
export const CheckOwnWellbeing = commandInput({ answers: z.partialRecord(WellbeingItem, WellbeingScore).refine((answers) => Object.keys(answers).length > 0) });
export const ForgetOwnWellbeing = commandInput({});

export const AskPeers = commandInput({ referralId: Id, peerIds: z.array(Id).min(1).max(10) });
export const FindPeers = commandInput({ referralId: Id });
export const OpenAsk = commandInput({ assignmentId: Id });
export const AnswerAsPeer = commandInput({ assignmentId: Id, answer: z.enum(["yes", "no"]) });
export const ChoosePeer = commandInput({ referralId: Id, peerId: Id });
export const ChooseNone = commandInput({ referralId: Id });
/** A veto holds for this citizen in this organisation and shows to nobody (ASG-03). */
export const AvoidPeer = commandInput({ referralId: Id, peerId: Id });
/** A receiver who wishes to can become a giver (ASG-11); a wish can be taken back. */
export const WishToGive = commandInput({ referralId: Id, wishes: z.boolean() });
export const HandBack = commandInput({ referralId: Id });
export const OpenContact = commandInput({ referralId: Id });
const minutes = z.int().min(1).max(600);
/** `meetingId`: the planned meeting that this was, where there was one. */
export const RecordSession = commandInput({ referralId: Id, date: LocalDate, minutes, attendance: Attendance, meetingId: Id.optional() });
export const PlanMeeting = commandInput({ assignmentId: Id, startsAt: Instant, minutes: minutes.default(60), place: MeetingPlace.default("as-agreed") });
/** What is left out stays as it was. */
export const MoveMeeting = commandInput({ assignmentId: Id, meetingId: Id, startsAt: Instant, minutes: minutes.optional(), place: MeetingPlace.optional() });
export const CancelMeeting = commandInput({ assignmentId: Id, meetingId: Id });
/** By when it is; `cursor` is the last line's, as it was given. */
export const ListMeetings = z.strictObject({ ...pageInput, statuses: z.array(MeetingStatus).min(1).default(["planned", "to-record"]) });
export const EndAssignment = commandInput({ referralId: Id });
export const CourseByReferral = z.strictObject({ referralId: Id });
/** `overdue`: only those of which something should have happened by now, or only the others. `referralIds`: only those of these, e.g. of a page of another list. */
export const ListAssignments = z.strictObject({ ...pageInput, cursor: Id.optional(), statuses: z.array(AssignmentStatus).min(1).optional(), overdue: z.boolean().optional(), referralIds: z.array(Id).max(100).optional() });
/** Not a word of why: at most which course it is about (ASG-12). */
export const AskToBeRung = commandInput({ referralId: Id.optional() });
export const CallMade = commandInput({ callId: Id });
/** Without `alsoMade` those who wait. */
export const ListCallMes = z.strictObject({ ...pageInput, cursor: Id.optional(), alsoMade: z.boolean().default(false) });
