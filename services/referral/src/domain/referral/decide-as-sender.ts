import { type Decision, happened, nothingToDo, refuse, type Refusal } from "@haandslag/contracts";
import { answerBy } from "./answer-period.ts";
import type { ReferralCommand } from "./commands.ts";
import type { ReferralEvent } from "./events.ts";
import { statusForSender } from "./seen-by-sender.ts";
import type { Draft, Referral } from "./state.ts";

type SenderCommand = Extract<ReferralCommand, { type: "editDraft" | "requestConsent" | "sendOffer" | "withdrawReferral" | "settleReferral" | "handOverCase" }>;

/** Below this age a citizen is not served yet (domain.md, "Law": under 15). */
const lowestAge = 15;

export function decideAsSender(command: SenderCommand, state: Referral): Decision<ReferralEvent> {
  switch (command.type) {
    case "editDraft":
      if (state.status !== "draft") return wrongState(command, state);
      // Consent was asked of one person; the draft must not become about another.
      if (state.organisationId !== null && command.subjectId !== state.subjectId) return refuse("REFERRAL_WRONG_STATE", { state: state.status, command: command.type, field: "citizen.cprNumber", reason: "consent-was-asked-of-another-person" });
      return happened<ReferralEvent>({ type: "draft-edited", subjectId: command.subjectId, lacks: command.lacks, at: command.at });
    case "requestConsent":
      if (state.status !== "draft") return wrongState(command, state);
      if (state.sender.kind === "citizen" && command.questions.some((question) => question.purpose === "feedback")) return refuse("INPUT_INVALID", { field: "questions", reason: "no-feedback-where-the-citizen-refers-herself" });
      if (command.age !== null && command.age < lowestAge) return refuse("CITIZEN_UNDER_15", { command: command.type });
      return whatLacks(state) ?? openElsewhere(command.organisationId, state) ?? happened<ReferralEvent>({ type: "consent-asked", organisationId: command.organisationId, questions: command.questions, at: command.at });
    case "sendOffer":
      if (state.status !== "draft") return wrongState(command, state);
      if (state.organisationId === null || command.permitted.length === 0 || command.consentId === null) return refuse("CONSENT_NOT_ACTIVE", { reason: "NO_CONSENT" });
      if (isOverAlready(command.consentId, state)) return refuse("CONSENT_NOT_ACTIVE", { reason: "REVOKED" });
      return whatLacks(state) ?? happened<ReferralEvent>({ type: "offered", categories: command.permitted, consentId: command.consentId, at: command.at, answerBy: answerBy(command.at) });
    case "withdrawReferral":
      // From acceptance on, taking a referral back is a request that the organisation confirms (REF-06).
      if (state.status !== "draft" && state.status !== "offered") return wrongState(command, state);
      return happened<ReferralEvent>({ type: "withdrawn", reason: command.reason, at: command.at });
    case "settleReferral":
      if (state.status !== "declined" && state.status !== "stopped") return wrongState(command, state);
      return state.settledAt === null ? happened<ReferralEvent>({ type: "settled", at: command.at }) : nothingToDo;
    case "handOverCase":
      if (state.sender.kind === "citizen") return wrongState(command, state);
      return state.sender.caseworkerUserId === command.caseworkerUserId ? nothingToDo : happened<ReferralEvent>({ type: "handed-over", from: state.sender.caseworkerUserId, to: command.caseworkerUserId, at: command.at });
    default:
      return command satisfies never;
  }
}

function whatLacks(state: Draft): Refusal | undefined {
  if (state.subjectId === null || state.lacks.includes("cpr-number")) return refuse("CPR_NUMBER_MISSING");
  return state.lacks.length === 0 ? undefined : refuse("REFERRAL_INCOMPLETE", { lacks: state.lacks.join(" ") });
}

/** What was permitted a moment ago and has been withdrawn since is not sent: nothing would stop it any more (CON-21). */
const isOverAlready = (consentId: string, { consents }: Draft): boolean =>
  consents.some((consent) => consent.consentId === consentId && (consent.status === "revoked" || consent.status === "expired"));

/**
 * One organisation at a time: a yes to the former would stay in force beside the new question, and nobody would end it.
 * What has been asked counts as open until its consent is heard of.
 */
function openElsewhere(organisationId: string, state: Draft): Refusal | undefined {
  if (state.organisationId === null || state.organisationId === organisationId) return undefined;
  const isUnheard = state.asked.some(({ purpose }) => state.consents.every((consent) => consent.purpose !== purpose));
  const isOpen = state.consents.some(({ status }) => status === "requested" || status === "granted");
  return isUnheard || isOpen ? refuse("CONSENT_OPEN_REQUEST_EXISTS", { field: "organisationId", reason: "another-organisation-was-asked-about" }) : undefined;
}

/** The state that is named is the one the sender may know (REF-12). */
const wrongState = (command: SenderCommand, state: Referral): Refusal => refuse("REFERRAL_WRONG_STATE", { state: statusForSender(state), command: command.type });
