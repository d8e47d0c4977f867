import {
  Accepted, AssignmentReceiptGiven, Closed, ConsentExpired, ConsentGranted, ConsentLapsed, ConsentNarrowed, ConsentRefused, ConsentRenewed, ConsentRequested, ConsentRevoked,
  CourseEnded, CourseStarted, Declined, type EventType, FeedbackDue, type Holder, holdersOf, OutcomeRecorded, OutcomesReceiptGiven, type Purpose,
  ReferralReceiptGiven, Stopped, Withdrawn,
} from "@haandslag/contracts";
import type { Making } from "./making.ts";

/** One event on its way. `n` is its id: a copy of it has the same. */
export interface Message {
  readonly n: number;
  readonly on: EventType;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Group = "referral" | "erasure" | "feedback" | "referral-over" | "receipts" | "assignment" | "course";

const over = [Declined, Withdrawn, Stopped, Closed] as readonly EventType[];
const endings = [ConsentNarrowed, ConsentRevoked, ConsentExpired] as readonly EventType[];
const consentChanges = [ConsentRequested, ConsentGranted, ConsentRenewed, ConsentNarrowed, ConsentRefused, ConsentLapsed, ConsentRevoked, ConsentExpired] as readonly EventType[];

/** Who listens to what, as the services' consumers do; what leads to a notice and to nothing else is left out. */
const listens: Readonly<Record<Group, readonly EventType[]>> = {
  referral: [...consentChanges, CourseStarted, CourseEnded, OutcomeRecorded] as readonly EventType[],
  erasure: [...over, ...endings],
  feedback: [FeedbackDue],
  "referral-over": over,
  receipts: [ReferralReceiptGiven, AssignmentReceiptGiven, OutcomesReceiptGiven] as readonly EventType[],
  assignment: [Accepted, ...over, ...endings],
  course: [Accepted, ...over, CourseStarted, CourseEnded, ConsentGranted, ...endings],
};
const groups = Object.keys(listens) as Group[];

/** Of a consent, each group has the purposes that concern it; of another's event nothing follows. */
function concerns(group: Group, { on, data }: Message): boolean {
  if (on.service !== "consent" || group === "referral") return true;
  return (holdersOf[data["purpose"] as Purpose] as readonly string[]).includes(holderOf[group] ?? "");
}
const holderOf: Readonly<Partial<Record<Group, Holder>>> = { erasure: "referral", assignment: "peer-assignment", course: "outcomes" };

/** Commits an event to its service's outbox, and publishes it unless the relay is dead. */
export function announce(making: Making, on: EventType, data: Readonly<Record<string, unknown>>): void {
  if (!groups.some((group) => listens[group].includes(on))) return;
  const { line } = making;
  const message: Message = { n: line.nextMessage, on, data };
  line.nextMessage += 1;
  const waiting = line.outboxes[on.service];
  if (waiting === undefined) publish(making, message);
  else line.outboxes = { ...line.outboxes, [on.service]: [...waiting, message] };
}

export function publish({ line }: Making, message: Message): void {
  for (const group of groups) {
    if (!listens[group].includes(message.on) || !concerns(group, message)) continue;
    const queue = `${group} ${message.on.service}`;
    line.queues = { ...line.queues, [queue]: [...(line.queues[queue] ?? []), message] };
  }
}

/** A record without a key. */
export function without<Value>(record: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  const rest: Record<string, Value> = {};
  // A loop: this runs several times a step, and by entries it took a tenth of the search.
  for (const each of Object.keys(record)) if (each !== key) rest[each] = record[each] as Value;
  return rest;
}

/** With a list, or without the key where the list is empty: what is not there has one spelling. */
export const withList = <Item>(record: Readonly<Record<string, readonly Item[]>>, key: string, list: readonly Item[]): Readonly<Record<string, readonly Item[]>> =>
  list.length === 0 ? without(record, key) : { ...record, [key]: list };
