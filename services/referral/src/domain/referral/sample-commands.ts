import type { ReferralCommand } from "./commands.ts";
import type { Consent } from "./state.ts";

const at = "2026-11-22T10:00:00.000Z";
const later = "2026-12-20T10:00:00.000Z";
const id = (n: number): string => `019aa000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const organisationId = "organisation-sample";
const notice = { noticeId: id(90) };

const consent = (change: Partial<Consent>): ReferralCommand => ({
  type: "noteConsent", ...notice, answerBy: later, contactCode: "23456A", at,
  consent: { consentId: id(1), purpose: "referral", organisationId, epoch: 1, status: "requested", categories: ["situation", "wishes", "practical", "identity", "contact"], expiresAt: null, ...change },
});

/** One command of each kind, more where its kinds lead to different states. For the transition table. */
export const sampleCommands: readonly ReferralCommand[] = [
  { type: "draftReferral", referralId: id(0), sender: { kind: "authority", authorityId: "municipality-0101", unitId: "unit-1", caseworkerUserId: "user-1" }, legalBasis: "serviceloven-82", subjectId: `s_${"a".repeat(43)}`, lacks: [], at },
  { type: "editDraft", subjectId: `s_${"a".repeat(43)}`, lacks: [], at },
  { type: "requestConsent", organisationId, questions: [{ purpose: "referral", categories: ["situation", "wishes", "practical", "identity", "contact"] }], age: 40, at },
  consent({}),
  consent({ status: "granted", epoch: 2, expiresAt: later }),
  consent({ status: "granted", epoch: 3, categories: ["situation"] }),
  consent({ status: "revoked", epoch: 4 }),
  { type: "noteConsentReminder", kind: "answer", answerBy: later, ...notice },
  { type: "sendOffer", permitted: ["situation", "wishes", "practical"], consentId: id(1), at },
  { type: "openOffer", at },
  { type: "acceptOffer", contactCode: "23456A", ...notice, at },
  { type: "declineOffer", reason: "no-room-now", at },
  { type: "withdrawReferral", reason: "sent-by-mistake", at },
  { type: "settleReferral", at },
  { type: "handOverCase", caseworkerUserId: "user-2", at },
  { type: "openCase" },
  { type: "openProfile" },
  { type: "openContactForPeer" },
  { type: "notePeersOffered", assignmentId: id(2), answerBy: later, ...notice },
  { type: "noteCourseStarted", assignmentId: id(2), peerId: id(3), startedAt: at, ...notice },
  { type: "noteCourseEnded", assignmentId: id(2), because: "completed", endedAt: later },
  { type: "noteCheckInDue", checkInId: id(4), answerBy: later, ...notice },
  { type: "noteOutcome", outcome: "goals-reached" },
  { type: "noteSenderTold", category: "started", at },
  { type: "noteSenderTold", category: "outcome", at },
  { type: "closeReferral", at: later },
  { type: "meetDeadline", at: later },
];
