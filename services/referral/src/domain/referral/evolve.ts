import type { ReferralEvent } from "./events.ts";
import { needOf, rankOf } from "./need.ts";
import { type Accepted, type InCourse, isRunning, type Offered, type Referral } from "./state.ts";
import { withConsent } from "./covering-consent.ts";

type EventOf<Type extends ReferralEvent["type"]> = Extract<ReferralEvent, { type: Type }>;

/** The state after an event. Replaying a referral's history gives its row. */
export function evolve(state: Referral | undefined, event: ReferralEvent): Referral {
  const next = event.type === "drafted" ? drafted(event) : after(mustBe(state, event), event);
  const need = rankOf(needOf(next));
  return { ...next, need, waitingSince: state?.need === need || !("at" in event) ? next.waitingSince : event.at };
}

const drafted = ({ type: _type, at, ...facts }: EventOf<"drafted">): Referral =>
  ({ ...facts, status: "draft", draftedAt: at, organisationId: null, asked: [], consents: [], noticed: [], deadlineAt: null, need: 0, waitingSince: at });

function after(state: Referral, event: Exclude<ReferralEvent, { type: "drafted" }>): Referral {
  switch (event.type) {
    case "draft-edited": return { ...state, subjectId: event.subjectId, lacks: event.lacks };
    case "consent-asked": return { ...state, organisationId: event.organisationId, asked: event.questions };
    case "consent-noted": return { ...state, consents: withConsent(state.consents, event.consent) };
    case "notice-due": return { ...state, noticed: [...state.noticed, `${event.kind}:${event.about}`] };
    case "offered":
      return {
        ...state, status: "offered", organisationId: state.organisationId ?? illegal(state, event), deadlineAt: event.answerBy,
        offer: { categories: event.categories, consentId: event.consentId, sentAt: event.at, answerBy: event.answerBy, openedAt: null, isOverdue: false },
      };
    case "opened": return withOffer(state, event, { openedAt: event.at });
    case "answer-overdue": return withOffer({ ...state, deadlineAt: null }, event, { isOverdue: true });
    case "accepted": {
      const offered = isOffered(state) ? state : illegal(state, event);
      return { ...offered, status: "accepted", deadlineAt: null, acceptance: { at: event.at, contactCode: event.contactCode }, course: null, outcome: null, told: [] };
    }
    case "declined": {
      const offered = isOffered(state) ? state : illegal(state, event);
      return { ...offered, status: "declined", deadlineAt: null, declined: { reason: event.reason, refusedBy: event.refusedBy, consequence: event.consequence, at: event.at }, settledAt: null };
    }
    case "withdrawn": return { ...state, status: "withdrawn", deadlineAt: null, offer: isOffered(state) ? state.offer : null, withdrawn: { reason: event.reason, at: event.at } };
    case "stopped": {
      const sent = isOffered(state) || isRunning(state) ? state : illegal(state, event);
      return { ...sent, status: "stopped", deadlineAt: null, stopped: { because: event.because, at: event.at }, settledAt: null };
    }
    case "settled": return state.status === "declined" || state.status === "stopped" ? { ...state, settledAt: event.at } : illegal(state, event);
    case "handed-over": return state.sender.kind === "authority" ? { ...state, sender: { ...state.sender, caseworkerUserId: event.to } } : illegal(state, event);
    default: return afterAcceptance(isRunning(state) ? state : illegal(state, event), event);
  }
}

function afterAcceptance(state: Accepted | InCourse, event: EventOf<"contact-code-made" | "course-started" | "course-ended" | "outcome-recorded" | "sender-told" | "closed">): Referral {
  switch (event.type) {
    case "contact-code-made": return { ...state, acceptance: { ...state.acceptance, contactCode: event.contactCode } };
    case "course-started": return { ...state, status: "in_course", course: { assignmentId: event.assignmentId, peerId: event.peerId, startedAt: event.startedAt, endedAt: null } };
    case "course-ended": return state.status === "in_course" ? { ...state, course: { ...state.course, endedAt: event.endedAt } } : illegal(state, event);
    // An outcome that was corrected is told again.
    case "outcome-recorded": return { ...state, outcome: event.outcome, told: state.told.filter((told) => told.category !== "outcome") };
    case "sender-told": return { ...state, told: [...state.told, { category: event.category, at: event.at }] };
    case "closed": return { ...state, status: "closed", closedAt: event.at, outcome: state.outcome ?? illegal(state, event) };
    default: return event satisfies never;
  }
}

const isOffered = (state: Referral): state is Offered => state.status === "offered";

const withOffer = (state: Referral, event: ReferralEvent, change: Partial<Offered["offer"]>): Referral =>
  isOffered(state) ? { ...state, offer: { ...state.offer, ...change } } : illegal(state, event);

const mustBe = (state: Referral | undefined, event: ReferralEvent): Referral => state ?? illegal(state, event);

function illegal(state: Referral | undefined, event: ReferralEvent): never {
  throw new Error(`A referral in state ${state?.status ?? "(none)"} cannot have the event ${event.type}: its history is damaged, or decide allowed what it must not.`);
}
