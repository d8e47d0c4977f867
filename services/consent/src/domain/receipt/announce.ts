import { ConsentOwnNotesConfirmed, ConsentReceipted, ConsentReceiptOverdue, type OverdueStep } from "@haandslag/contracts";
import type { ConsentAnnouncement } from "../consent/announce.ts";
import type { ReceiptEvent } from "./events.ts";
import type { ReceiptAccount } from "./state.ts";

/** What the world hears of an account. That receipts are awaited the consent's own event has said. */
export function announce(event: ReceiptEvent, after: ReceiptAccount): readonly ConsentAnnouncement[] {
  const { consentId, referralId, purpose, discloser, recipient } = after;
  const overdue = (epoch: number, holder: string, step: OverdueStep): readonly ConsentAnnouncement[] =>
    [{ eventType: ConsentReceiptOverdue, key: referralId, data: { consentId, referralId, epoch, purpose, discloser, recipient, holder, step } }];
  switch (event.type) {
    case "awaited":
      return [];
    case "own-notes-confirmed": {
      const { epoch, isTold = false } = event;
      return isTold ? [{ eventType: ConsentOwnNotesConfirmed, key: referralId, data: { consentId, referralId, epoch, recipient } }] : [];
    }
    case "received": {
      const { epoch, holder } = event;
      if (!event.wasAwaited) return [];
      return [{ eventType: ConsentReceipted, key: referralId, data: { consentId, referralId, epoch, recipient, holder, outstanding: outstandingIn(after, epoch) } }];
    }
    case "reminded":
      return overdue(event.epoch, event.holder, "reminder");
    case "escalated":
      return overdue(event.epoch, event.holder, "controller");
  }
}

const outstandingIn = ({ epochs }: ReceiptAccount, epoch: number): number =>
  epochs.find((account) => account.epoch === epoch)?.lines.filter(({ status }) => status !== "received" && status !== "not-awaited").length ?? 0;
