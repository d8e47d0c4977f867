import { type Decision, nothingToDo, refuse } from "@haandslag/contracts";
import type { ReferralCommand } from "./commands.ts";
import { decideAsOrganisation } from "./decide-as-organisation.ts";
import { decideAsSender } from "./decide-as-sender.ts";
import { decideOnConsent } from "./decide-on-consent.ts";
import { decideOnCourse } from "./decide-on-course.ts";
import type { ReferralEvent } from "./events.ts";
import type { Referral } from "./state.ts";

/**
 * The referral's one state machine (REF-01), total over state × command. What people ask for wrongly is refused with
 * the state, the command and a code; what comes late or twice from other services is nothing to do (CON-22).
 */
export function decide(command: ReferralCommand, state: Referral | undefined): Decision<ReferralEvent> {
  switch (command.type) {
    case "draftReferral": {
      if (state !== undefined) return nothingToDo;
      const { type: _type, ...facts } = command;
      return { events: [{ type: "drafted", ...facts }] };
    }
    case "editDraft":
    case "requestConsent":
    case "sendOffer":
    case "withdrawReferral":
    case "settleReferral":
    case "handOverCase":
      return state === undefined ? unknown(command) : decideAsSender(command, state);
    case "openOffer":
    case "acceptOffer":
    case "declineOffer":
    case "openCase":
    case "openProfile":
    case "openContactForPeer":
    case "closeReferral":
      return state === undefined ? unknown(command) : decideAsOrganisation(command, state);
    case "noteConsent":
    case "noteConsentReminder":
      return state === undefined ? nothingToDo : decideOnConsent(command, state);
    case "notePeersOffered":
    case "noteCourseStarted":
    case "noteCourseEnded":
    case "noteCheckInDue":
    case "noteOutcome":
    case "noteSenderTold":
      return state === undefined ? nothingToDo : decideOnCourse(command, state);
    case "meetDeadline":
      return state?.status === "offered" && state.deadlineAt !== null && state.deadlineAt <= command.at ? { events: [{ type: "answer-overdue", at: command.at }] } : nothingToDo;
    default:
      return command satisfies never;
  }
}

const unknown = (command: ReferralCommand) => refuse("NOT_FOUND", { command: command.type });
