import { ConsentNarrowed, type DataCategory, type EventType, type Holder, type Party, type Purpose } from "@haandslag/contracts";
import type { Making } from "./making.ts";
import { announce, type Message } from "./messages.ts";
import { partyKey, referralId } from "./names.ts";

export interface Ended {
  readonly consentId: string;
  readonly purpose: Purpose;
  /** The recipient, where it is an organisation. */
  readonly organisationId: string;
  /** Of a narrowing what is left, else nothing. */
  readonly left: readonly DataCategory[];
  readonly isOver: boolean;
}

/**
 * The answer to an end or a narrowing, in one transaction: stop, erase, and the receipt as an event. Once for each epoch;
 * an older epoch after a newer one changes nothing (service-kit, answer-with-receipts.ts).
 */
export function answerWithReceipt(
  making: Making, holder: Holder, on: EventType, message: Message, holding: { stop(ended: Ended): string | undefined; erase(ended: Ended): void },
): string | undefined {
  const { domain, line } = making;
  const { consentId, epoch, purpose, recipient, categories } = message.data as { consentId: string; epoch: number; purpose: Purpose; recipient: Party; categories: readonly DataCategory[] };
  const before = line.answered.filter((one) => one.holder === holder && one.consentId === consentId);
  if (before.some((one) => one.epoch === epoch)) return undefined;
  const isOver = message.on !== ConsentNarrowed;
  if (before.every((one) => one.epoch < epoch)) {
    const ended: Ended = { consentId, purpose, organisationId: partyKey(recipient), left: isOver ? [] : categories, isOver };
    const refused = holding.stop(ended);
    if (refused !== undefined) return refused;
    holding.erase(ended);
  }
  line.answered = [...line.answered, { holder, consentId, epoch, isOver }];
  announce(making, on, {
    consentId, epoch: domain.storage.epochOfReceipt(epoch), referralId, recipient: partyKey(recipient), holder, iss: `urn:haandslag:${holder}`,
    jti: "0198a000-0000-7000-8000-00000000e001", iat: 0, stopped: "2026-03-02T09:00:00.000Z", erased: [], kept: [],
  });
  return undefined;
}
