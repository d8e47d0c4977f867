import { Accepted, AssignmentReceiptGiven, Declined, Stopped, Withdrawn } from "@haandslag/contracts";
import type { DataCategory } from "@haandslag/contracts";
import type { assignment } from "@haandslag/peer-assignment/domain";
import { answerWithReceipt, type Ended } from "./answer-with-receipt.ts";
import { peerClock } from "./clocks.ts";
import { change, type Making } from "./making.ts";
import type { Message } from "./messages.ts";
import { assignmentId, peerIdOf, referralId } from "./names.ts";
import { findPseudonym } from "./referral-service.ts";

export const changeAssignment = (making: Making, command: assignment.AssignmentCommand) =>
  change(making, making.domain.assignment, assignmentId, making.line.assignment, command, (after, events) => {
    making.line.assignment = after;
    if (events.some(({ type }) => type === "started")) making.line.starts += 1;
  });

export const now = ({ line }: Making): string => peerClock(line.starts);

/** The organisation that has the assignment, and its one peer. */
export const peerOf = ({ line }: Making): string => peerIdOf(line.assignment?.organisationId ?? "");

/** The answer of openProfile has come: kept where nothing was narrowed meanwhile, and the peer is asked (open-profile.ts, ask-peers.ts). */
export function askPeer(making: Making, asked: { readonly profile: readonly DataCategory[]; readonly generation: number }): void {
  const { domain, line } = making;
  const kept = line.held === null ? undefined : domain.storage.keepProfile(line.held, asked);
  if (kept === undefined) return;
  line.held = kept;
  changeAssignment(making, { type: "askPeers", peerIds: [peerOf(making)], at: now(making) });
}

/** The group `assignment` (reactions/on-referral-accepted.ts, on-referral-over.ts, answer-ended-consents.ts). */
export function hear(making: Making, message: Message): string | undefined {
  const { on, data } = message;
  if (on === Accepted) return hearAccepted(making, String(data["organisationId"]));
  if (on.service === "consent") return hearConsentEnded(making, message);
  const canStillBeAccepted = on !== Declined && (on !== Withdrawn || data["organisationId"] !== null);
  return making.line.assignment === undefined && !canStillBeAccepted ? undefined : end(making, on === Stopped ? "consent-gone" : "referral-over", { erases: true });
}

function hearAccepted(making: Making, organisationId: string): string | undefined {
  const { domain, line } = making;
  if (line.assignment !== undefined) return undefined;
  const told = findPseudonym(making, organisationId);
  if (told === undefined || domain.storage.isAnsweredOver(line.answered, "peer-assignment", told.consentId)) return undefined;
  const refused = changeAssignment(making, { type: "hearAccepted", referralId, organisationId, at: now(making) });
  if (refused !== undefined) return refused;
  line.held = { profile: null, generation: 0 };
  line.assignmentConsent = told.consentId;
  return undefined;
}

function end(making: Making, because: "consent-gone" | "referral-over", { erases }: { readonly erases: boolean }): string | undefined {
  const { domain, line } = making;
  const refused = changeAssignment(making, { type: "hearReferralOver", referralId, because, at: now(making) });
  if (refused === undefined && erases) line.held = domain.storage.eraseHeld(line.held);
  return refused;
}

function hearConsentEnded(making: Making, message: Message): string | undefined {
  const { domain, line } = making;
  const because = message.data["because"] === "referral-over" ? "referral-over" : "consent-gone";
  const isOurs = ({ consentId }: Ended): boolean => line.assignmentConsent === consentId;
  return answerWithReceipt(making, "peer-assignment", AssignmentReceiptGiven, message, {
    stop: (ended) => (ended.isOver && isOurs(ended) ? end(making, because, { erases: false }) : undefined),
    erase: (ended) => {
      if (!isOurs(ended)) return;
      if (ended.isOver) line.held = domain.storage.eraseHeld(line.held);
      else if (line.held !== null) line.held = domain.storage.narrowProfile(line.held, ended.left);
    },
  });
}
