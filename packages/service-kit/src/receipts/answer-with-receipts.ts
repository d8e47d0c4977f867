import { ConsentExpired, ConsentNarrowed, ConsentRevoked, type DataCategory, type EventType, type ExpiredBecause, holdersOf, type Party, type Purpose, type ReceiptClaims, type ReferralReceiptGiven } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { appendToOutbox } from "../aggregate/append-to-outbox.ts";
import type { Queryable } from "../aggregate/aggregate-store.ts";
import { announcement } from "../aggregate/outbox-event.ts";
import { reactOneByOne } from "../aggregate/react-one-by-one.ts";
import { currentCall } from "../call/call.ts";
import type { Clock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { ReceiptSigner } from "./receipt-signer.ts";
import { answeredSoFar, noteAnswered } from "./receipts-given.ts";

/** An epoch of a consent that ends it, or leaves less of it. `categories`: of a narrowing those left, else none. */
export interface EndedConsent {
  readonly consentId: string;
  readonly referralId: string;
  readonly epoch: number;
  readonly purpose: Purpose;
  readonly discloser: Party;
  readonly recipient: Party;
  readonly change: "narrowed" | "revoked" | "expired";
  readonly categories: readonly DataCategory[];
  /** Why an expired one ended. */
  readonly because?: ExpiredBecause;
}
export type Erasure = Pick<ReceiptClaims, "erased" | "kept">;
export const heldNothing: Erasure = { erased: [], kept: [] };

/** What a holder does about an epoch. Both run in the receipt's transaction, `erase` after `stop`; both are safe to repeat. */
export interface Holding {
  /** Nothing of it is used any more from here on, as soon as this commits: in the state that whoever works under this consent looks at. */
  stop(consent: EndedConsent, tx: Queryable): Promise<void>;
  /** Makes unreadable what was held for it: keys first, then rows. @returns what it was, and what stays by which paragraph */
  erase(consent: EndedConsent, tx: Queryable): Promise<Erasure>;
}

/**
 * The answer to every end and narrowing of a consent (CON-24): stop, erase, and the signed receipt as an event, in one
 * transaction. Each epoch is answered once, by whoever holds for its purpose, with empty lists where nothing was held;
 * an older epoch that comes after a newer one changes nothing any more (CON-22).
 */
export function answerWithReceipts(o: {
  readonly event: EventType<typeof ReferralReceiptGiven.data>;
  readonly signer: ReceiptSigner;
  readonly holding: Holding;
  readonly clock: Clock;
  readonly ids: Ids;
}): Reaction[] {
  const isHolder = (purpose: Purpose) => (holdersOf[purpose] as readonly string[]).includes(o.signer.holder);

  async function answer(consent: EndedConsent, tx: Queryable): Promise<void> {
    if (!isHolder(consent.purpose)) return;
    const { newest, isAnswered } = await answeredSoFar(tx, consent);
    if (isAnswered) return;
    const isNews = newest < consent.epoch;
    if (isNews) await o.holding.stop(consent, tx);
    const stopped = o.clock.now();
    const { erased, kept } = isNews ? await o.holding.erase(consent, tx) : heldNothing;

    const { consentId, referralId, epoch } = consent;
    const at = o.clock.now();
    const receiptId = o.ids.next();
    const receipt = await o.signer.sign({
      jti: receiptId, iat: Math.floor(at.getTime() / 1000), consentId, epoch, referralId, recipient: nameOf(consent.recipient),
      stopped: stopped.toISOString(), erased: [...erased], kept: [...kept],
    });
    await noteAnswered(tx, { consentId, epoch, referralId, isOver: consent.change !== "narrowed", receiptId, at });
    await appendToOutbox(tx, [announcement(o.event, referralId, { referralId, consentId, epoch, receipt })], { ids: o.ids, at, call: currentCall() });
  }

  return [
    reactOneByOne({ on: ConsentNarrowed, apply: (consent, tx) => answer({ ...consent, change: "narrowed" }, tx) }),
    reactOneByOne({ on: ConsentRevoked, apply: (consent, tx) => answer({ ...consent, categories: [], change: "revoked" }, tx) }),
    reactOneByOne({ on: ConsentExpired, apply: (consent, tx) => answer({ ...consent, categories: [], change: "expired" }, tx) }),
  ];
}

const nameOf = (party: Party): string => (party.kind === "citizen" ? "citizen" : party.id);
