import { announce, type ConsentAnnouncement } from "../consent/announce.ts";
import type { ConsentEvent } from "../consent/events.ts";
import { type Evidence, evidenceOf } from "../consent/evidence.ts";
import { evolve } from "../consent/evolve.ts";
import { type ConsentFacts, factsOf } from "../consent/facts.ts";
import { type Said, saidOf } from "../consent/said.ts";
import type { Consent } from "../consent/state.ts";
import { partyKey } from "../party.ts";
import { announce as announceReceipt } from "../receipt/announce.ts";
import type { ReceiptEvent } from "../receipt/events.ts";
import { evolve as evolveReceipt } from "../receipt/evolve.ts";
import type { ReceiptAccount } from "../receipt/state.ts";
import { becauseOf } from "../receipt/what-is-awaited.ts";

/** What must be there if this history is true: the row, each epoch as decisions read it, and what the others were told. */
export interface Replayed<State> {
  readonly state: State | undefined;
  readonly epochs: readonly ReplayedEpoch[];
  /** All that was said at each of them, in their order. */
  readonly said: readonly { readonly epoch: number; readonly said: Said }[];
  /** Epochs for which receipts are due (CON-24). */
  readonly due: readonly number[];
  readonly announcements: readonly ConsentAnnouncement[];
}
export type ReplayedEpoch = Omit<ConsentFacts, "discloser" | "recipient"> & Evidence & { readonly discloser: string; readonly recipient: string };

/** By the same functions that made it. @returns undefined where the history cannot have happened */
export function replayConsent(history: readonly ConsentEvent[]): Replayed<Consent> | undefined {
  const epochs: ReplayedEpoch[] = [];
  const said: { epoch: number; said: Said }[] = [];
  const due: number[] = [];
  const announcements: ConsentAnnouncement[] = [];
  let state: Consent | undefined;
  try {
    for (const event of history) {
      const before = state?.epoch;
      state = evolve(state, event);
      announcements.push(...announce(event, state));
      if (state.epoch === before) continue;
      epochs.push({ ...factsOf(state), ...evidenceOf(state), discloser: partyKey(state.discloser), recipient: partyKey(state.recipient) });
      said.push({ epoch: state.epoch, said: saidOf(state) });
      if (becauseOf(state) !== undefined) due.push(state.epoch);
    }
  } catch {
    // A history that was edited can be anything, and then these functions throw what they like.
    return undefined;
  }
  return { state, epochs, said, due, announcements };
}

/** The same for the account of a consent's receipts. */
export function replayAccount(history: readonly ReceiptEvent[]): Omit<Replayed<ReceiptAccount>, "epochs" | "said" | "due"> | undefined {
  const announcements: ConsentAnnouncement[] = [];
  let state: ReceiptAccount | undefined;
  try {
    for (const event of history) {
      state = evolveReceipt(state, event);
      announcements.push(...announceReceipt(event, state));
    }
  } catch {
    return undefined;
  }
  return { state, announcements };
}
