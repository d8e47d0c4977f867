import { Closed, Stopped } from "@haandslag/contracts";
import { endWithReferral, takeReceipt } from "./consent-service.ts";
import type { Making } from "./making.ts";
import { type Group, type Message, publish, withList, without } from "./messages.ts";
import * as outcomes from "./outcomes-service.ts";
import * as peerAssignment from "./peer-assignment-service.ts";
import * as referral from "./referral-service.ts";

/** What a group does with one event, inbox aside. What is late, doubled or irrelevant is nothing to do: a refusal would hold its key for ever (CON-22). */
export function react(making: Making, group: Group, message: Message): void {
  try {
    const refused = reaction(making, group, message);
    if (refused !== undefined) making.findings.push({ rule: "CON-22", text: `the group ${group} refuses ${message.on.type} with ${refused}: it would be parked, and its key with it` });
  } catch (error) {
    making.findings.push({ rule: "CON-22", text: `the group ${group} fails at ${message.on.type}: ${(error as Error).message}` });
  }
}

function reaction(making: Making, group: Group, message: Message): string | undefined {
  switch (group) {
    case "referral": return referral.hear(making, message);
    case "erasure": return referral.erase(making, message);
    case "receipts": return takeReceipt(making, message);
    case "feedback": return void referral.tellSender(making, message.data["category"] as "started");
    case "referral-over": return endWithReferral(making, message.on === Closed || message.on === Stopped ? ["referral", "feedback"] : ["referral", "feedback", "measurement"]);
    case "assignment": return peerAssignment.hear(making, message);
    case "course": return outcomes.hear(making, message);
    default: return group satisfies never;
  }
}

/** Takes in one event, once (messaging, inbox.ts). */
function takeIn(making: Making, group: Group, message: Message): void {
  const { domain, line } = making;
  if (domain.storage.isDouble(line.inbox[group] ?? [], message, group)) return;
  line.inbox = { ...line.inbox, [group]: [...(line.inbox[group] ?? []), message.n] };
  react(making, group, message);
}

/** The first event of a group's queue is delivered: applied, or put behind what is held up, unless it overtakes (CON-21). */
export function deliver(making: Making, group: Group, topic: string, o: { readonly offsetIsLost?: boolean } = {}): void {
  const { domain, line } = making;
  const queue = `${group} ${topic}`;
  const [first, ...rest] = line.queues[queue] ?? [];
  if (first === undefined) return;
  if (o.offsetIsLost !== true) line.queues = withList(line.queues, queue, rest);
  const held = line.heldUp[group];
  if (held === undefined || domain.storage.overtakes(first, group)) takeIn(making, group, first);
  else if (held.every(({ n }) => n !== first.n)) line.heldUp = { ...line.heldUp, [group]: [...held, first] };
  forgetTaken(making);
}

/** It fails, and is held; its key is blocked from here on. */
export function fail({ domain, line }: Making, group: Group, topic: string): void {
  const queue = `${group} ${topic}`;
  const [first, ...rest] = line.queues[queue] ?? [];
  if (first === undefined) return;
  line.queues = withList(line.queues, queue, rest);
  line.heldUp = withList(line.heldUp, group, domain.storage.holdWhatFails(line.heldUp[group] ?? [], first));
}

/** The first that is held is tried again, and works. */
export function tryAgain(making: Making, group: Group): void {
  const { line } = making;
  const [first, ...rest] = line.heldUp[group] ?? [];
  if (first === undefined) return;
  line.heldUp = withList(line.heldUp, group, rest);
  takeIn(making, group, first);
  forgetTaken(making);
}

export function relayDies({ line }: Making, service: string): void {
  line.outboxes = { ...line.outboxes, [service]: [] };
}

/** All that waits is published, in order; all of it a second time where the relay died before it could mark it. */
export function relayIsBack(making: Making, service: string, o: { readonly twice: boolean }): void {
  const { domain, line } = making;
  const waiting = domain.storage.publishWhatWaited(line.outboxes[service] ?? []);
  line.outboxes = without(line.outboxes, service);
  for (const message of o.twice ? [...waiting, ...waiting] : waiting) publish(making, message);
}

/** The inbox remembers for ever; here, while a copy is about: so states that differ in the past alone are one. */
function forgetTaken({ line }: Making): void {
  const { queues, heldUp, outboxes, inbox } = line;
  const isAbout = (n: number): boolean => [queues, heldUp, outboxes].some((each) => Object.values(each).some((messages) => messages.some((message) => message.n === n)));
  for (const group of Object.keys(inbox)) {
    const taken = inbox[group] ?? [];
    const kept = taken.filter(isAbout);
    if (kept.length < taken.length) line.inbox = withList(line.inbox, group, kept);
  }
}
