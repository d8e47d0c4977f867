import { type Decision, nothingToDo } from "@haandslag/contracts";
import type { ReferralCommand } from "./commands.ts";
import { grantedReferralConsents, isNews, withConsent } from "./covering-consent.ts";
import type { ReferralEvent } from "./events.ts";
import { noticeOnce } from "./notice-once.ts";
import { isOver, isRunning, type Referral } from "./state.ts";

type ConsentCommand = Extract<ReferralCommand, { type: "noteConsent" | "noteConsentReminder" }>;

/** What the consent service says. An answer leaves a draft a draft; a consent that is gone stops what rests on it. */
export function decideOnConsent(command: ConsentCommand, state: Referral): Decision<ReferralEvent> {
  if (isOver(state)) return nothingToDo;
  switch (command.type) {
    case "noteConsent":
      return isNews(state.consents, command.consent) ? { events: [{ type: "consent-noted", consent: command.consent, at: command.at }, ...whatFollows(command, state)] } : nothingToDo;
    case "noteConsentReminder":
      // Three questions of one sitting have one reminder: they are to be answered by the same time.
      return command.kind === "answer"
        ? { events: noticeOnce(state, { noticeId: command.noticeId, kind: "consent-reminder", about: command.answerBy, answerBy: command.answerBy }) }
        : { events: noticeOnce(state, { noticeId: command.noticeId, kind: "consent-renewal", about: command.answerBy.slice(0, 10), answerBy: command.answerBy }) };
    default:
      return command satisfies never;
  }
}

function whatFollows(command: Extract<ConsentCommand, { type: "noteConsent" }>, state: Referral): ReferralEvent[] {
  const { consent, noticeId, at } = command;
  if (consent.status === "requested") return command.answerBy === null ? [] : noticeOnce(state, { noticeId, kind: "consent-requested", about: command.answerBy, answerBy: command.answerBy });
  if (consent.purpose !== "referral" || consent.organisationId !== state.organisationId || state.status === "draft") return [];

  const left = grantedReferralConsents({ organisationId: state.organisationId, consents: withConsent(state.consents, consent) });
  if ((consent.status === "revoked" || consent.status === "expired") && left.length === 0) {
    return [
      { type: "stopped", because: consent.status === "revoked" ? "consent-revoked" : "consent-expired", at },
      ...noticeOnce(state, { noticeId, kind: "referral-stopped", about: consent.consentId, answerBy: null }),
    ];
  }
  const mayReach = left.some((granted) => granted.categories.includes("contact"));
  if (isRunning(state) && left.length > 0 && !mayReach && state.acceptance.contactCode === null) {
    return [{ type: "contact-code-made", contactCode: command.contactCode }, ...noticeOnce(state, { noticeId, kind: "contact-code", about: consent.consentId, answerBy: null })];
  }
  return [];
}
