import { type DataCategory, type Holder, offerCategories } from "@haandslag/contracts";
import type { EpochRow, Held, Line } from "./line.ts";
import type { Group, Message } from "./messages.ts";

/** An event beside its key. */
export interface Addressed extends Message {
  readonly referralId: string;
}

/** A referral of some citizen's, as a consumer could find it. */
export interface Candidate {
  readonly citizen: number;
  readonly referralId: string;
  readonly organisationId: string | null;
}

/**
 * What the services' storage promises beside the domain, said once more as pure functions. The replays against the real
 * services hold each of them to what really happens.
 */
export const storage = {
  /** The epochs of one citizen and recipient as they are once the head is locked (consent, decidable-consents.ts). */
  readUnderLock: (epochs: readonly EpochRow[]): readonly EpochRow[] => epochs,

  /** Keeps a disclosed profile unless something was narrowed since it was asked for (peer-assignment, held-subjects.ts). */
  keepProfile: (held: Held, asked: { readonly profile: readonly DataCategory[]; readonly generation: number }): Held | undefined =>
    held.generation === asked.generation ? { ...held, profile: asked.profile } : undefined,

  /** Of what is held, leaves these categories. */
  narrowProfile: (held: Held, left: readonly DataCategory[]): Held => ({
    generation: held.generation + 1,
    profile: held.profile === null || !offerCategories.some((category) => left.includes(category)) ? null : held.profile.filter((category) => left.includes(category)),
  }),

  /** The referral or its consent is gone: nothing is held any more (peer-assignment, on-referral-over.ts). */
  eraseHeld: (_held: Held | null): Held | null => null,

  /** Has this consent's end been answered for? Then nothing is kept for it any more (service-kit, receipts-given.ts). */
  isAnsweredOver: (answered: Line["answered"], holder: Holder, consentId: string): boolean =>
    answered.some((one) => one.holder === holder && one.consentId === consentId && one.isOver),

  /** The epoch that a receipt is given for (service-kit, answer-with-receipts.ts). */
  epochOfReceipt: (epoch: number): number => epoch,

  /** However a referral ends, what lay ready is unreadable (referral, on-referral-over.ts). */
  eraseShares: (_shares: Line["shares"]): Line["shares"] => ({}),

  /** What the citizen took back is not kept to be disclosed (referral, answer-ended-consents.ts). */
  dropFromShare: (share: readonly DataCategory[], left: readonly DataCategory[]): readonly DataCategory[] => share.filter((category) => left.includes(category)),

  /** Applied at once even where earlier events of its key are held (messaging, inbox.ts). */
  overtakes: (message: Message, group: Group): boolean => message.on.overtakes || group === "receipts",

  /** What fails is kept, and tried again until it works (messaging, inbox.ts). */
  holdWhatFails: (held: readonly Message[], failing: Message): readonly Message[] => [...held, failing],

  /** What was committed while the relay was dead is published when it is back, all of it and in order (messaging, relay.ts). */
  publishWhatWaited: (waiting: readonly Message[]): readonly Message[] => waiting,

  /** Whose referral an event is about, of those that a consumer has: it is found by its id, the event's key (the reactions of all services). */
  addressees: (message: Addressed, _group: Group, candidates: readonly Candidate[]): readonly Candidate[] => candidates.filter(({ referralId }) => referralId === message.referralId),

  /** Has this group taken in this event before? (messaging, inbox.ts) */
  isDouble: (taken: readonly number[], message: Message, _group: Group): boolean => taken.includes(message.n),
};
