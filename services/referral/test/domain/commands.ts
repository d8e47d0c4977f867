import fc from "fast-check";
import { categoriesOf, ConsentStatus, CourseOutcome, DeclineReason, isRefusal, WithdrawReason } from "@haandslag/contracts";
import { announce, decide, evolve, type Referral, type ReferralCommand, type ReferralEvent } from "../../src/domain/referral/index.ts";

export const id = (n: number): string => `019aa000-0000-7000-8000-${String(n).padStart(12, "0")}`;
export const subjectId = `s_${"a".repeat(43)}`;
export const organisationId = "organisation-havnen";
export const at = "2026-11-22T10:00:00.000Z";
export const later = "2026-12-22T10:00:00.000Z";
export const authority = { kind: "authority", authorityId: "municipality-0751", unitId: "unit-voksne", caseworkerUserId: "user-maja" } as const;
const all = [...categoriesOf.referral];

/** The commands of the story, each as it comes in the usual course of things. */
export const say = {
  draft: (o: Partial<Extract<ReferralCommand, { type: "draftReferral" }>> = {}): ReferralCommand => ({ type: "draftReferral", referralId: id(0), sender: authority, legalBasis: "serviceloven-82", subjectId, lacks: [], at, ...o }),
  edit: (o: Partial<Extract<ReferralCommand, { type: "editDraft" }>> = {}): ReferralCommand => ({ type: "editDraft", subjectId, lacks: [], at, ...o }),
  ask: (o: Partial<Extract<ReferralCommand, { type: "requestConsent" }>> = {}): ReferralCommand => ({ type: "requestConsent", organisationId, questions: [{ purpose: "referral", categories: all }], age: 40, at, ...o }),
  consent: (status: ConsentStatus, epoch: number, o: Partial<Extract<ReferralCommand, { type: "noteConsent" }>["consent"]> = {}): ReferralCommand => ({
    type: "noteConsent", answerBy: status === "requested" ? later : null, noticeId: id(90), contactCode: "23456A", at,
    consent: { consentId: id(1), purpose: "referral", organisationId, epoch, status, categories: all, expiresAt: null, ...o },
  }),
  remind: (kind: "answer" | "renewal" = "answer"): ReferralCommand => ({ type: "noteConsentReminder", kind, answerBy: later, noticeId: id(91) }),
  send: (): ReferralCommand => ({ type: "sendOffer", permitted: ["situation", "wishes", "practical"], consentId: id(1), at }),
  open: (): ReferralCommand => ({ type: "openOffer", at }),
  accept: (): ReferralCommand => ({ type: "acceptOffer", contactCode: "23456A", noticeId: id(92), at }),
  decline: (reason: DeclineReason = "no-room-now"): ReferralCommand => ({ type: "declineOffer", reason, at }),
  withdraw: (reason: WithdrawReason = "sent-by-mistake"): ReferralCommand => ({ type: "withdrawReferral", reason, at }),
  settle: (): ReferralCommand => ({ type: "settleReferral", at: later }),
  handOver: (caseworkerUserId = "user-henrik"): ReferralCommand => ({ type: "handOverCase", caseworkerUserId, at: later }),
  peersReady: (): ReferralCommand => ({ type: "notePeersOffered", assignmentId: id(2), answerBy: later, noticeId: id(93) }),
  started: (startedAt = at, peer = 3): ReferralCommand => ({ type: "noteCourseStarted", assignmentId: id(2), peerId: id(peer), startedAt, noticeId: id(94) }),
  ended: (because: "completed" | "consent-gone" | "referral-over" = "completed"): ReferralCommand => ({ type: "noteCourseEnded", assignmentId: id(2), because, endedAt: later }),
  checkIn: (): ReferralCommand => ({ type: "noteCheckInDue", checkInId: id(4), answerBy: later, noticeId: id(95) }),
  outcome: (outcome: CourseOutcome = "goals-reached"): ReferralCommand => ({ type: "noteOutcome", outcome }),
  told: (category: "started" | "ended" | "outcome"): ReferralCommand => ({ type: "noteSenderTold", category, at }),
  close: (): ReferralCommand => ({ type: "closeReferral", at: later }),
  time: (now: string): ReferralCommand => ({ type: "meetDeadline", at: now }),
};

/** The ways to each state. */
export const paths = {
  draft: [say.draft()],
  granted: [say.draft(), say.ask(), say.consent("requested", 0), say.consent("granted", 1)],
  offered: [say.draft(), say.ask(), say.consent("requested", 0), say.consent("granted", 1), say.send()],
  accepted: [say.draft(), say.ask(), say.consent("requested", 0), say.consent("granted", 1), say.send(), say.accept()],
  in_course: [say.draft(), say.ask(), say.consent("requested", 0), say.consent("granted", 1), say.send(), say.accept(), say.started()],
  declined: [say.draft(), say.ask(), say.consent("granted", 1), say.send(), say.decline()],
  withdrawn: [say.draft(), say.withdraw()],
  stopped: [say.draft(), say.ask(), say.consent("granted", 1), say.send(), say.consent("revoked", 2)],
  closed: [say.draft(), say.ask(), say.consent("granted", 1), say.send(), say.accept(), say.outcome(), say.close()],
} as const satisfies Record<string, readonly ReferralCommand[]>;

export interface Played { readonly state: Referral | undefined; readonly events: readonly ReferralEvent[]; readonly announced: readonly { eventType: { type: string }; data: Record<string, unknown> }[] }

/** Plays commands one after another; one that is refused changes nothing. */
export function play(commands: readonly ReferralCommand[], from: Referral | undefined = undefined): Played {
  let state = from;
  const events: ReferralEvent[] = [];
  const announced: Played["announced"][number][] = [];
  for (const command of commands) {
    const decision = decide(command, state);
    if (isRefusal(decision)) continue;
    for (const event of decision.events) {
      state = evolve(state, event);
      events.push(event);
      announced.push(...announce(event, state));
    }
  }
  return { state, events, announced };
}

/** A referral that has come so far. */
export function after(commands: readonly ReferralCommand[]): Referral {
  const { state } = play(commands);
  if (state === undefined) throw new Error("these commands make no referral");
  return state;
}

const someId = fc.integer({ min: 1, max: 3 }).map(id);
const someTime = fc.constantFrom(at, later, "2027-01-05T10:00:00.000Z");
/** Any command, in any order: late, doubled and out of place. */
export const anyCommand: fc.Arbitrary<ReferralCommand> = fc.oneof(
  fc.constantFrom(say.draft(), say.draft({ sender: { kind: "citizen" }, legalBasis: "self-referral" }), say.draft({ subjectId: null, lacks: ["cpr-number"] })),
  fc.constantFrom(say.edit(), say.edit({ lacks: ["forms"] }), say.edit({ subjectId: `s_${"b".repeat(43)}` })),
  fc.constantFrom(say.ask(), say.ask({ age: 14 }), say.ask({ organisationId: "organisation-broen" })),
  fc.record({ status: fc.constantFrom(...ConsentStatus.options), epoch: fc.integer({ min: 0, max: 6 }), consentId: someId, purpose: fc.constantFrom("referral" as const, "feedback" as const, "measurement" as const), categories: fc.subarray(all) })
    .map(({ status, epoch, consentId, purpose, categories }) => say.consent(status, epoch, { consentId, purpose, categories })),
  fc.constantFrom(say.remind(), say.remind("renewal"), say.send(), say.open(), say.accept(), say.peersReady(), say.checkIn(), say.close()),
  fc.constantFrom(...DeclineReason.options).map((reason) => say.decline(reason)),
  fc.constantFrom(...WithdrawReason.options).map((reason) => say.withdraw(reason)),
  fc.tuple(someTime, fc.integer({ min: 3, max: 5 })).map(([time, peer]) => say.started(time, peer)),
  fc.constantFrom("completed" as const, "consent-gone" as const, "referral-over" as const).map((because) => say.ended(because)),
  fc.constantFrom(...CourseOutcome.options).map((outcome) => say.outcome(outcome)),
  fc.constantFrom("started" as const, "ended" as const, "outcome" as const).map((category) => say.told(category)),
  someTime.map((time) => say.time(time)),
  fc.constantFrom({ type: "openCase" } as const, { type: "openProfile" } as const, { type: "openContactForPeer" } as const),
);
