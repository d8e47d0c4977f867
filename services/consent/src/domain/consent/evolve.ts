import type { ConsentEvent } from "./events.ts";
import type { Consent, Given, Granted, Question, Requested } from "./state.ts";

/** How an event changes a consent. Replaying a history gives the row. */
export function evolve(state: Consent | undefined, event: ConsentEvent): Consent {
  if (event.type === "requested") {
    const { question, remindAt, answerBy } = event;
    return { ...question, status: "requested", epoch: 1, remindAt, answerBy, reminded: false, deadlineAt: remindAt };
  }
  if (state?.status === "requested") return evolveRequested(state, event);
  if (state?.status === "granted") return evolveGranted(state, event);
  throw impossible(state, event);
}

function evolveRequested(state: Requested, event: ConsentEvent): Consent {
  const asked = { ...questionOf(state), epoch: state.epoch + 1 };
  switch (event.type) {
    case "reminded":
      return { ...state, reminded: true, deadlineAt: state.answerBy };
    case "granted": {
      const { categories, validFrom, expiresAt, remindAt, yes, despiteProtection } = event;
      const given: Given = { categories, validFrom, expiresAt, yes, despiteProtection, yesEpoch: asked.epoch };
      return { ...asked, status: "granted", given, remindAt, reminded: false, deadlineAt: remindAt };
    }
    case "refused":
      return { ...asked, status: "refused", by: event.by, endedAt: event.at, ...(event.assisted === undefined ? {} : { assisted: event.assisted }) };
    case "lapsed":
      return { ...asked, status: "lapsed", because: event.because, endedAt: event.at };
    default:
      throw impossible(state, event);
  }
}

function evolveGranted(state: Granted, event: ConsentEvent): Consent {
  const epoch = state.epoch + 1;
  const ended = { ...questionOf(state), epoch, given: state.given };
  switch (event.type) {
    case "reminded":
      return { ...state, reminded: true, deadlineAt: state.given.expiresAt };
    case "renewed": {
      const { expiresAt, remindAt, yes } = event;
      const { narrowedBy: _before, ...asBefore } = state;
      return { ...asBefore, epoch, given: { ...state.given, expiresAt, yes, yesEpoch: epoch }, remindAt, reminded: false, deadlineAt: remindAt };
    }
    case "narrowed":
      return { ...state, epoch, narrowedBy: event.by, given: { ...state.given, categories: event.categories, despiteProtection: event.despiteProtection } };
    case "revoked":
      return { ...ended, status: "revoked", by: event.by, endedAt: event.at };
    case "expired":
      return { ...ended, status: "expired", because: event.because, endedAt: event.at };
    default:
      throw impossible(state, event);
  }
}

function questionOf(state: Consent): Question {
  const { consentId, referralId, subjectId, purpose, discloser, recipient, senderUnitId, asked, language, lawRow, notices } = state;
  return { consentId, referralId, subjectId, purpose, discloser, recipient, senderUnitId, asked, language, lawRow, notices };
}

const impossible = (state: Consent | undefined, event: ConsentEvent): Error =>
  new Error(`A consent that is ${state?.status ?? "not there"} cannot have been ${event.type}: the history is broken.`);
