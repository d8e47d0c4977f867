import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { ConsentCommand } from "./commands.ts";
import { answerDeadlines } from "./deadlines.ts";
import type { ConsentEvent } from "./events.ts";
import { grant, narrow, renew } from "./say-yes.ts";
import type { Consent, Granted, Requested } from "./state.ts";

/**
 * What a command does to a consent: total over command × state. A consent that has ended stays ended (CON-14), and
 * nothing stands in the way of a revocation (CON-23): it is never refused.
 */
export function decide(command: ConsentCommand, state: Consent | undefined): Decision<ConsentEvent> {
  if (command.command === "request") {
    return state === undefined
      ? happened({ type: "requested", question: command.question, ...answerDeadlines(command.now) })
      : wrongState(command, state);
  }
  switch (state?.status) {
    case undefined:
      return refuse("NOT_FOUND", { command: command.command });
    case "requested":
      return whileRequested(command, state);
    case "granted":
      return whileGranted(command, state);
    case "refused":
    case "lapsed":
    case "revoked":
    case "expired":
      return onceEnded(command, state);
    default:
      return unknown(state);
  }
}

type Later = Exclude<ConsentCommand, { command: "request" }>;

function whileRequested(command: Later, state: Requested): Decision<ConsentEvent> {
  const at = command.now.toISOString();
  switch (command.command) {
    case "grant":
      return command.now.getTime() >= Date.parse(state.answerBy) ? refuse("ANSWER_TOO_LATE", { state: state.status }) : grant(command, state);
    // Withdrawing what was only asked for is a no (CON-14).
    case "refuse":
      return happened({ type: "refused", by: command.by, ...(command.assisted === undefined ? {} : { assisted: command.assisted }), at });
    case "revoke":
      return happened({ type: "refused", by: command.by, at });
    case "renew":
    case "narrow":
      return wrongState(command, state);
    case "end with the referral":
      return happened({ type: "lapsed", because: "referral-over", at });
    case "meet the deadline":
      if (command.now.getTime() >= Date.parse(state.answerBy)) return happened({ type: "lapsed", because: "no-answer", at });
      return reminder(command.now, state, "answer");
    default:
      return unknown(command);
  }
}

function whileGranted(command: Later, state: Granted): Decision<ConsentEvent> {
  const at = command.now.toISOString();
  const over = command.now.getTime() >= Date.parse(state.given.expiresAt);
  switch (command.command) {
    case "grant":
    case "refuse":
      return wrongState(command, state);
    // Its time is over although nobody has noted it yet: it is not revived.
    case "renew":
      return over ? wrongState(command, state) : renew(command, state);
    case "narrow":
      return over ? wrongState(command, state) : narrow(command, state);
    case "revoke":
      return happened({ type: "revoked", by: command.by, at });
    case "end with the referral":
      return happened({ type: "expired", because: "referral-over", at });
    case "meet the deadline":
      return over ? happened({ type: "expired", because: "time", at }) : reminder(command.now, state, "renewal");
    default:
      return unknown(command);
  }
}

function onceEnded(command: Later, state: Consent): Decision<ConsentEvent> {
  switch (command.command) {
    case "grant":
    case "renew":
    case "narrow":
      return wrongState(command, state);
    case "refuse":
    case "revoke":
    case "end with the referral":
    case "meet the deadline":
      return nothingToDo;
    default:
      return unknown(command);
  }
}

const reminder = (now: Date, state: Requested | Granted, of: "answer" | "renewal"): Decision<ConsentEvent> =>
  !state.reminded && now.getTime() >= Date.parse(state.remindAt) ? happened({ type: "reminded", of, at: now.toISOString() }) : nothingToDo;

const wrongState = (command: ConsentCommand, state: Consent) => refuse("CONSENT_WRONG_STATE", { state: state.status, command: command.command });

/** A command or a status that this program does not know, from a newer one. */
const unknown = (_: never) => refuse("CONSENT_WRONG_STATE", { state: "unknown" });
