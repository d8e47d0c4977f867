import type { KeyObject } from "node:crypto";
import type { ConfirmedNumber, ProtectionRegister } from "@haandslag/denmark";
import type { Aggregate, Clock, CommandRunner, Ids, Log } from "@haandslag/service-kit";
import type { Referral, ReferralCommand, ReferralEvent } from "../domain/referral/index.ts";
import type { ContactRequest, ContactRequestCommand, ContactRequestEvent } from "../domain/contact-request/index.ts";
import type { ContactContent } from "../storage/contact-content.ts";
import type { Directory } from "../storage/directory.ts";
import type { ImportedMessages } from "../storage/imported-messages.ts";
import type { NameIndex } from "../storage/name-index.ts";
import type { ReferralContent } from "../storage/referral-content.ts";
import type { ReferralLists } from "../storage/referral-lists.ts";
import type { Staff } from "../storage/staff.ts";
import type { ConsentPort } from "./consent-port.ts";

/** What features and reactions are given; each names the parts it uses. */
export interface Deps {
  readonly runner: CommandRunner;
  readonly referrals: Aggregate<Referral, ReferralCommand, ReferralEvent>;
  readonly content: ReferralContent;
  readonly contactRequests: Aggregate<ContactRequest, ContactRequestCommand, ContactRequestEvent>;
  readonly contactContent: ContactContent;
  readonly lists: ReferralLists;
  readonly directory: Directory;
  readonly imports: ImportedMessages;
  readonly staff: Staff;
  readonly names: NameIndex;
  readonly consent: ConsentPort;
  readonly protection: ProtectionRegister;
  /** Numbers for psychiatric emergencies, as the operator has confirmed them. */
  readonly confirmedNumbers: readonly ConfirmedNumber[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** HMAC keys of subject ids and of pairwise pseudonyms (design § 2). */
  readonly subjectKey: KeyObject;
  readonly pairwiseKey: KeyObject;
  /** Cryptographic chance, for contact codes. */
  random(bytes: number): Uint8Array;
}
