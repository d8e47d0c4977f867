import { StepReached } from "@haandslag/contracts";
import { isRunning, needOf, peersReadyUntil, type Referral, type ReferralEvent } from "../referral/index.ts";

export interface Step { readonly step: StepReached; readonly at: string | null }
/** Whose turn it is, and by when; nobody's while the course runs and when it is over. */
export interface Next { readonly who: "citizen" | "caseworker" | "coordinator" | null; readonly by: string | null }

/** When the referral reached each step, in its citizen's eyes: she may know all of it. Steps that are still to come are null. */
export function stepsOf(state: Referral, history: readonly { readonly data: ReferralEvent; readonly at: Date }[]): Step[] {
  const reached = new Map<StepReached, string>();
  for (const { data, at } of history) {
    const step = stepBy(data);
    if (step === undefined) continue;
    // Asked anew, about another organisation maybe: the answer to the former question is none to this one.
    if (step === "asked") reached.delete("answered");
    if (step === "asked" || !reached.has(step)) reached.set(step, at.toISOString());
  }
  return StepReached.options.map((step) => ({ step, at: reached.get(step) ?? (step === "drafted" ? state.draftedAt : null) }));
}

function stepBy(event: ReferralEvent): StepReached | undefined {
  switch (event.type) {
    case "drafted": return "drafted";
    case "consent-asked": return "asked";
    case "consent-noted": return event.consent.purpose === "referral" && event.consent.status !== "requested" ? "answered" : undefined;
    case "offered": return "sent";
    case "opened": return "opened";
    case "accepted": return "accepted";
    case "course-started": return "started";
    case "course-ended": return "ended";
    case "declined":
    case "withdrawn":
    case "stopped":
    case "closed": return "over";
    default: return undefined;
  }
}

/** By what the sender is needed for, and what the organisation has in hand. */
export function nextOf(state: Referral, now: Date): Next {
  const sender = state.sender.kind === "citizen" ? "citizen" : "caseworker";
  switch (needOf(state)) {
    case "citizen-answers": return { who: "citizen", by: state.consents.findLast(({ status, purpose }) => status === "requested" && purpose === "referral")?.answerBy ?? null };
    case "organisation-answers": return { who: "coordinator", by: "offer" in state ? (state.offer?.answerBy ?? null) : null };
    case "running": return ofCourse(state, now);
    case "nothing": return { who: null, by: null };
    default: return { who: sender, by: null };
  }
}

function ofCourse(state: Referral, now: Date): Next {
  const until = peersReadyUntil(state);
  if (!isRunning(state)) return { who: null, by: null };
  if (state.course !== null) return { who: state.course.endedAt === null ? null : "coordinator", by: null };
  return until !== undefined && now.toISOString() < until ? { who: "citizen", by: until } : { who: "coordinator", by: null };
}
