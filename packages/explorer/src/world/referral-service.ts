import { categoriesOf, type DataCategory, offerCategories, ReferralReceiptGiven } from "@haandslag/contracts";
import type { ReferralCommand } from "@haandslag/referral/domain/referral";
import { untoldFeedback } from "@haandslag/referral/domain/referral";
import { referralClock as at } from "./clocks.ts";
import { answerWithReceipt } from "./answer-with-receipt.ts";
import { disclose } from "./consent-service.ts";
import { change, type Making } from "./making.ts";
import type { Message } from "./messages.ts";
import { organisationIdOf, type Recipient, referralId } from "./names.ts";

const noticeId = "0198a000-0000-7000-8000-00000000d001";
const contactCode = "23456A";

export const changeReferral = (making: Making, command: ReferralCommand) =>
  change(making, making.domain.referral, referralId, making.line.referral, command, (after) => { making.line.referral = after; });

/** Would it be refused? Features look before they ask the consent service. */
export const wouldRefuse = ({ domain, line }: Making, command: ReferralCommand): boolean => "refused" in domain.referral.decide(command, line.referral);

export const askCommand = ({ bounds }: Making, recipient: Recipient): ReferralCommand =>
  ({ type: "requestConsent", organisationId: organisationIdOf(recipient), questions: bounds.questions, age: 40, at });

export const sendCommand = (permitted: readonly DataCategory[], consentId: string): ReferralCommand => ({ type: "sendOffer", permitted, consentId, at });

/** What can be disclosed is laid ready in the organisation's share, in the transaction that saves the offer, unless the consent's end was answered for. */
export function saveOffer(making: Making, { permitted, consentId }: { readonly permitted: readonly DataCategory[]; readonly consentId: string }): void {
  const { domain, line } = making;
  if (domain.storage.isAnsweredOver(line.answered, "referral", consentId)) return;
  if (changeReferral(making, sendCommand(permitted, consentId)) !== undefined) return;
  const ready = domain.referral.laidReady(line.referral, consentId);
  line.shares = { ...line.shares, [line.referral.organisationId ?? ""]: categoriesOf.referral.filter((category) => ready.includes(category)) };
}

export const acceptOffer = (making: Making) =>
  changeReferral(making, { type: "acceptOffer", contactCode, noticeId, at });

/** What the other services hold their part under, told while the referral runs (tell-pseudonym.ts). */
export function findPseudonym({ line: { referral } }: Making, organisationId: string): { readonly consentId: string } | undefined {
  const isRunning = referral.status === "accepted" || referral.status === "in_course";
  return isRunning && referral.organisationId === organisationId ? { consentId: referral.offer.consentId } : undefined;
}

/** One release of what lies in the share; nothing lies there of what was taken back. */
export function discloseShare(making: Making, kind: "case" | "profile" | "peer", peerId?: string) {
  const { line } = making;
  const id = line.referral.organisationId ?? "";
  const share = line.shares[id] ?? [];
  const categories = kind === "case" ? categoriesOf.referral : kind === "profile" ? offerCategories : (["identity", "contact"] as const);
  const permitted = disclose(making, { kind, purpose: "referral", organisation: { kind: "organisation", id }, categories, atLeast: "any", ...(peerId === undefined ? {} : { peerId }) });
  return permitted?.categories.filter((category) => share.includes(category));
}

/** Tells the sender one thing, under the row's lock, where the consent to feedback lets it through now (tell-sender.ts). */
export function tellSender(making: Making, category: "started" | "ended" | "outcome"): void {
  const { line } = making;
  const { referral } = line;
  if (referral.status !== "accepted" && referral.status !== "in_course") return;
  if (!untoldFeedback(referral).includes(category)) return;
  const permitted = disclose(making, { kind: "feedback", purpose: "feedback", organisation: { kind: "organisation", id: referral.organisationId }, categories: [category], atLeast: "all" });
  if (permitted?.categories.includes(category) === true) changeReferral(making, { type: "noteSenderTold", category, at });
}

/** What is untold is told first, then it is closed (close-referral.ts). */
export function closeReferral(making: Making): boolean {
  const command: ReferralCommand = { type: "closeReferral", at };
  if (wouldRefuse(making, command)) return false;
  for (const category of untoldFeedback(making.line.referral)) tellSender(making, category);
  return changeReferral(making, command) === undefined;
}

const statusAfter: Readonly<Record<string, "requested" | "granted" | "refused" | "lapsed" | "revoked" | "expired">> = {
  requested: "requested", granted: "granted", renewed: "granted", narrowed: "granted", refused: "refused", lapsed: "lapsed", revoked: "revoked", expired: "expired",
};

/** The group `referral`: what others say becomes a command (reactions/on-*.ts). */
export function hear(making: Making, { on, data }: Message): string | undefined {
  const command = commandOf(making, on.type.split(".")[3] ?? "", on.service, data);
  return command === undefined ? undefined : changeReferral(making, command);
}

function commandOf({ line }: Making, name: string, service: string, data: Readonly<Record<string, unknown>>): ReferralCommand | undefined {
  if (service === "consent") {
    const { consentId, purpose, epoch, categories, recipient, expiresAt = null, answerBy = null } = data as unknown as Extract<ReferralCommand, { type: "noteConsent" }>["consent"] & { recipient: { kind: string; id: string }; answerBy?: string | null };
    const status = statusAfter[name];
    if (status === undefined) return undefined;
    return { type: "noteConsent", answerBy, noticeId, contactCode, at, consent: { consentId, purpose, epoch, status, categories, expiresAt, organisationId: recipient.kind === "organisation" ? recipient.id : null } };
  }
  if (name === "outcome-recorded") {
    const { outcome, organisationId } = data as { outcome: Extract<ReferralCommand, { type: "noteOutcome" }>["outcome"]; organisationId: string };
    return line.referral.organisationId === organisationId ? { type: "noteOutcome", outcome } : undefined;
  }
  const { assignmentId, peerId, startedAt, because, hadStarted, endedAt } = data as { assignmentId: string; peerId: string; startedAt: string; because: "completed"; hadStarted: boolean; endedAt: string };
  if (name === "started") return { type: "noteCourseStarted", assignmentId, peerId, startedAt, noticeId };
  return hadStarted ? { type: "noteCourseEnded", assignmentId, because, endedAt } : undefined;
}

/** The group `erasure`: however it ends, what lay ready is unreadable; each end or narrowing of a consent is answered (answer-ended-consents.ts). */
export function erase(making: Making, message: Message): string | undefined {
  const { domain, line } = making;
  if (message.on.service === "referral") {
    line.shares = domain.storage.eraseShares(line.shares);
    return undefined;
  }
  return answerWithReceipt(making, "referral", ReferralReceiptGiven, message, {
    stop: ({ left }) => hear(making, { ...message, data: { ...message.data, categories: left } }),
    erase: ({ consentId, purpose, organisationId, left, isOver }) => {
      const { referral, shares } = line;
      const share = shares[organisationId];
      if (purpose !== "referral" || share === undefined || !("offer" in referral) || referral.offer?.consentId !== consentId) return;
      line.shares = isOver ? domain.storage.eraseShares(shares) : { ...shares, [organisationId]: domain.storage.dropFromShare(share, left) };
    },
  });
}
