import { AssignmentReceiptGiven, type EventType, type Holder, OutcomesReceiptGiven, ReferralReceiptGiven } from "@haandslag/contracts";
import type { EventMessage, Reaction } from "@haandslag/messaging";
import { beginCall, type Change, changeBy, type Clock, DomainError, type Log, withinCall } from "@haandslag/service-kit";
import type { ReceiptEvent } from "../../domain/receipt/events.ts";
import type { ReceiptAccount } from "../../domain/receipt/state.ts";
import type { ReceiptAccounts } from "../../storage/receipt-accounts.ts";
import { keepReceipts, type KeptReceipt } from "../../storage/receipts.ts";
import type { VerifiedReceipt, VerifyReceipt } from "./receipt-verifier.ts";

interface Deps {
  readonly accounts: ReceiptAccounts;
  readonly verify: VerifyReceipt;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

const holders: readonly (readonly [Holder, EventType<typeof ReferralReceiptGiven.data>])[] =
  [["referral", ReferralReceiptGiven], ["peer-assignment", AssignmentReceiptGiven], ["outcomes", OutcomesReceiptGiven]];

/**
 * A holder's receipt: verified before anything is locked, counted in the account for what it was due for, kept with its
 * key, and in the log, in one transaction. One that is forged, or for another epoch, holder, recipient or referral, makes
 * its event fail: it is parked and counted on /readyz, and never a receipt. Receipts stand for themselves, so each
 * overtakes what is held of its key: a forgery does not keep the true one waiting.
 */
export const onReceiptGiven = (deps: Deps): Reaction[] => holders.map(([holder, on]) => ({
  type: on.type,
  overtakes: true,
  async apply(tx, messages) {
    const verified = await Promise.all(messages.map((message) => reported(deps, holder, message, () => verifiedOf(deps, holder, on, message))));
    const stored = await deps.accounts.store.lock(tx, verified.map(({ claims }) => claims.consentId));
    const now = deps.clock.now();
    const changes: Change<ReceiptAccount, ReceiptEvent>[] = [];
    const kept: KeptReceipt[] = [];
    for (const { message, claims, jws, publicJwk } of verified) {
      const { consentId, epoch, jti } = claims;
      const change = await reported(deps, holder, message, async () => changeBy(deps.accounts.decider, consentId, stored.get(consentId), { command: "take receipt", claims, now }));
      if (change === undefined) continue;
      changes.push({ ...change, call: beginCall({ ...message, causationId: message.id }) });
      kept.push({ id: jti, account: change.state, epoch, holder, jws, publicJwk, at: now });
    }
    if (changes.length === 0) return;
    await keepReceipts(tx, kept);
    const [first] = messages;
    await deps.accounts.store.save(tx, changes, { call: beginCall({ ...first, causationId: first?.id }), at: now });
  },
}));

/** Read, verified, and the same as its event says. */
async function verifiedOf({ verify }: Deps, holder: Holder, on: EventType<typeof ReferralReceiptGiven.data>, message: EventMessage): Promise<VerifiedReceipt & { readonly message: EventMessage }> {
  const data = on.data.parse(message.data);
  const verified = await withinCall(beginCall({ ...message }), () => verify(holder, data.receipt));
  const { consentId, epoch, referralId } = verified.claims;
  if (consentId !== data.consentId || epoch !== data.epoch || referralId !== data.referralId || referralId !== message.key) {
    throw new DomainError("RECEIPT_REFUSED", { detail: { why: "its event says something else" } });
  }
  return { ...verified, message };
}

/** Says which receipt was refused and why; the consumer's own line has the code alone. */
async function reported<Result>({ log }: Deps, holder: Holder, message: EventMessage, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof DomainError && error.code === "RECEIPT_REFUSED") {
      log.warn({ eventId: message.id, key: message.key, holder, why: error.detail["why"] }, "a receipt was refused; it counts for nothing");
    }
    throw error;
  }
}
