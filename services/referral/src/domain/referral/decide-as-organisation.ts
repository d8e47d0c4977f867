import { type Decision, declineReasons, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { ReferralCommand } from "./commands.ts";
import { isTicked } from "./covering-consent.ts";
import type { ReferralEvent } from "./events.ts";
import { isRunning, type Referral } from "./state.ts";

type OrganisationCommand = Extract<ReferralCommand, { type: "openOffer" | "acceptOffer" | "declineOffer" | "openCase" | "openProfile" | "openContactForPeer" | "closeReferral" }>;

export function decideAsOrganisation(command: OrganisationCommand, state: Referral): Decision<ReferralEvent> {
  const wrongState = refuse("REFERRAL_WRONG_STATE", { state: state.status, command: command.type });
  switch (command.type) {
    case "openOffer":
      if (state.status !== "offered") return wrongState;
      return state.offer.openedAt === null ? happened<ReferralEvent>({ type: "opened", at: command.at }) : nothingToDo;
    case "acceptOffer": {
      if (state.status !== "offered") return wrongState;
      const { contactCode, noticeId, at } = command;
      // REF-25: without a way to reach the citizen, the citizen is given a way to reach the organisation.
      return isTicked(state, "contact")
        ? happened<ReferralEvent>({ type: "accepted", contactCode: null, at })
        : happened<ReferralEvent>({ type: "accepted", contactCode, at }, { type: "notice-due", noticeId, kind: "contact-code", about: "acceptance", answerBy: null });
    }
    case "declineOffer":
      if (state.status !== "offered") return wrongState;
      return happened<ReferralEvent>({ type: "declined", reason: command.reason, ...declineReasons[command.reason], at: command.at });
    // Disclosures change nothing here: the ledger is the consent service's. They are refused before acceptance and after the end.
    case "openCase":
    case "openProfile":
    case "openContactForPeer":
      return isRunning(state) ? nothingToDo : wrongState;
    case "closeReferral":
      if (!isRunning(state)) return wrongState;
      if (state.outcome === null) return refuse("REFERRAL_OUTCOME_MISSING", { state: state.status, command: command.type });
      // Closed over a running course, its end would never be told (REF-12): it is ended first, where it runs.
      if (state.course?.endedAt === null) return refuse("REFERRAL_WRONG_STATE", { state: state.status, command: command.type, reason: "course-has-not-ended" });
      return happened<ReferralEvent>({ type: "closed", at: command.at });
    default:
      return command satisfies never;
  }
}
