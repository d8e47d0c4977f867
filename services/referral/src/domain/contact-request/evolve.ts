import type { ContactRequest, ContactRequestEvent, Waiting } from "./state.ts";

/** The state after an event. Replaying a request's history gives its row. */
export function evolve(state: ContactRequest | undefined, event: ContactRequestEvent): ContactRequest {
  if (event.type === "asked") {
    const { type: _type, at, ...facts } = event;
    return { ...facts, status: "waiting", askedAt: at, isOverdue: false, attempts: 0, deadlineAt: event.answerBy, endedAt: null };
  }
  if (state?.status !== "waiting") throw new Error(`A contact request in state ${state?.status ?? "(none)"} cannot have the event ${event.type}: its history is damaged, or decide allowed what it must not.`);
  return after(state, event);
}

function after(state: Waiting, event: Exclude<ContactRequestEvent, { type: "asked" }>): ContactRequest {
  switch (event.type) {
    case "not-reached": return { ...state, attempts: state.attempts + 1, isOverdue: false, answerBy: event.answerBy, deadlineAt: event.answerBy };
    case "call-overdue": return { ...state, isOverdue: true, deadlineAt: event.lapsesAt };
    case "contacted": return { ...state, status: "contacted", outcome: event.outcome, deadlineAt: null, endedAt: event.at };
    case "withdrawn":
    case "lapsed": return { ...state, status: event.type, deadlineAt: null, endedAt: event.at };
    default: return event satisfies never;
  }
}
