import { setTimeout as sleep } from "node:timers/promises";
import type { EventMessage } from "@haandslag/messaging";
import { realDomain } from "../../src/domain.ts";
import type { Action } from "../../src/world/action.ts";
import { consentClock } from "../../src/world/clocks.ts";
import type { Line } from "../../src/world/line.ts";
import type { Group, Message } from "../../src/world/messages.ts";
import { type Cast, castOf, caseworker, key } from "./cast.ts";
import { realConsents } from "./real-consents.ts";
import type { Trace } from "./sample-traces.ts";
import type { Services } from "./services.ts";

const groupNames: Readonly<Record<Group, string>> = {
  referral: "referral.referral", erasure: "referral.erasure", feedback: "referral.feedback", "referral-over": "consent.referral-over", receipts: "consent.receipts",
  assignment: "peer-assignment.assignment", course: "outcomes.course",
};

/** Does a trace again, by the real services' own procedures and consumers. @returns whose referrals they were */
export async function replay(services: Services, trace: Trace): Promise<Cast> {
  services.becomes("early");
  const cast = await castOf(services, trace.lines.length);
  const halfDone = new Map<number, Promise<unknown>>();
  for (const { who, action, before } of trace.moves) await perform(services, { trace, cast, halfDone }, who, action, before);
  return cast;
}

interface Stage {
  readonly trace: Trace;
  readonly cast: Cast;
  /** Calls that are held at the gate, by citizen. */
  readonly halfDone: Map<number, Promise<unknown>>;
}

async function perform(services: Services, { trace, cast, halfDone }: Stage, who: number, action: Action, before: Line): Promise<unknown> {
  const { as, failing, gated, stepped } = services;
  const person = cast.people[who];
  if (person === undefined) throw new Error("A trace moves a citizen who is not there.");
  const { referralId, citizen } = person;
  const input = () => ({ idempotencyKey: key(), referralId });
  const { coordinator, peer, peerId, hasPeer } = cast.organisations[before.referral.organisationId === "organisation-two" ? 1 : 0];
  const untilGate = async (call: () => Promise<unknown>) => {
    const gate = gated.shut(referralId);
    const going = call();
    halfDone.set(who, going);
    await Promise.race([gate.reached.promise, going]);
  };
  const deliver = async (group: Group, topic: string, o: { offsetIsLost?: boolean; fails?: boolean } = {}) => {
    const first = before.queues[`${group} ${topic}`]?.[0];
    // What waits behind another is applied when the trace says so, and not as soon as that one is. A double waits for nothing.
    const waits = first !== undefined && before.heldUp[group] !== undefined && !isTaken(before, group, first) && !realDomain.storage.overtakes(first, group);
    await stepped.deliver(groupNames[group], topic, referralId, isThe(first), {
      ...o, before: ({ id }) => (o.fails === true || waits ? failing.tell(groupNames[group], id) : failing.forget(groupNames[group], id)),
    });
  };

  switch (action.does) {
    case "asks": return await untilGate(() => as(caseworker).referral.requestConsent.mutate({
      ...input(), organisationId: cast.organisations[action.recipient].organisationId, questions: trace.bounds.questions.map(({ purpose, categories }) => ({ purpose, categories: [...categories] })),
    }));
    case "asks to send": return await untilGate(() => as(caseworker).referral.sendOffer.mutate(input()));
    case "finishes": {
      if (before.halfDone?.call === "find-peers") return await coordinator.peers.askPeers.mutate({ ...input(), peerIds: [peerId] });
      gated.open(referralId);
      // What has happened since its first half may have it refused.
      return await halfDone.get(who)?.catch(() => undefined);
    }
    case "looks for peers": return await hasPeer();
    case "says": return await say(services, person, action);
    case "stops all": return await citizen.consent.revokeAllConsents.mutate(input());
    case "accepts": return await coordinator.referral.acceptOffer.mutate(input());
    case "declines": return await coordinator.referral.declineOffer.mutate({ ...input(), reason: "no-room-now" });
    case "withdraws": return await as(caseworker).referral.withdrawReferral.mutate({ ...input(), reason: "sent-by-mistake" });
    case "opens the case": return await coordinator.referral.openCase.mutate(input());
    case "closes": return await coordinator.referral.closeReferral.mutate(input());
    case "peer says yes": return await peer.peers.answerAsPeer.mutate({ idempotencyKey: key(), assignmentId: await assignmentOf(services, referralId), answer: "yes" });
    case "chooses the peer": return await citizen.peers.choosePeer.mutate({ ...input(), peerId });
    case "opens the contact": return await peer.peers.openContact.mutate(input());
    case "hands back": return await citizen.peers.handBack.mutate(input());
    case "ends the course": return await coordinator.peers.endAssignment.mutate(input());
    case "records the outcome": return await cast.organisations[before.course?.organisationId === "organisation-two" ? 1 : 0].coordinator.outcomes.recordOutcome.mutate({ ...input(), outcome: "ended-by-citizen" });
    case "delivers": return await deliver(action.group, action.topic);
    case "delivers twice": return await deliver(action.group, action.topic, { offsetIsLost: true });
    case "relay dies":
      await everythingIsPublished(services, action.service, referralId);
      return stepped.relayDies(action.service, referralId);
    case "relay is back":
    case "relay is back and publishes twice": {
      const waiting = before.outboxes[action.service] ?? [];
      return await stepped.relayIsBack(action.service, referralId, { twice: action.does !== "relay is back", atLeast: waiting.length, count: (message) => waiting.some((one) => isThe(one)(message)) });
    }
    case "a year passes": return services.becomes("late");
    case "deadline": return await deadlineIsMet(services, (await realConsents(services, referralId)).get(action.consentId) ?? "");
    case "fails": return await deliver(action.group, action.topic, { fails: true });
    case "tries again": {
      const first = before.heldUp[action.group]?.[0];
      // Another copy of it was taken in meanwhile: the real consumer holds none that it has taken in.
      if (first === undefined || isTaken(before, action.group, first)) return undefined;
      return await failing.letGo(groupNames[action.group], referralId, isThe(first));
    }
    case "all arrives":
      throw new Error(`${action.does}: not among what is replayed.`);
    default: return action satisfies never;
  }
}

async function say(services: Services, { referralId, citizen }: Cast["people"][number], { consentId: of, what }: Extract<Action, { does: "says" }>): Promise<unknown> {
  const consentId = (await realConsents(services, referralId)).get(of) ?? "";
  const input = { idempotencyKey: key(), consentId };
  if (what === "no") return await citizen.consent.refuseConsent.mutate(input);
  if (what === "stop") return await citizen.consent.revokeConsent.mutate(input);
  const { asked, shared, notice: { noticeId, version, language, hash } } = await citizen.consent.myConsent.query({ consentId });
  const notice = { noticeId, version, language, hash };
  if (what === "less") return await citizen.consent.narrowConsent.mutate({ ...input, categories: shared.slice(1) });
  return what === "yes" ? await citizen.consent.grantConsent.mutate({ ...input, notice, categories: asked }) : await citizen.consent.renewConsent.mutate({ ...input, notice });
}

const isTaken = ({ inbox }: Line, group: Group, { n }: Message): boolean => inbox[group]?.includes(n) === true;

/** The event that the trace means: of the same type, about the same purpose, epoch and category. */
const isThe = (meant: Message | undefined) => ({ type, data }: Pick<EventMessage, "type" | "data">): boolean => {
  if (meant === undefined || type !== meant.on.type) return false;
  const real = data as Record<string, unknown>;
  return ["purpose", "epoch", "category"].every((field) => meant.data[field] === undefined || real[field] === undefined || real[field] === meant.data[field]);
};

/** A relay that dies has published what was committed before. */
async function everythingIsPublished({ databases }: Services, service: string, referralId: string): Promise<void> {
  const database = { referral: databases.referral, consent: databases.consent, "peer-assignment": databases.peers, outcomes: databases.outcomes }[service];
  for (let looks = 0; looks < 2000; looks++) {
    const waiting = await database?.owner.query("SELECT 1 FROM outbox WHERE key = $1 AND published_at IS NULL LIMIT 1", [referralId]);
    if ((waiting?.rowCount ?? 0) === 0) return;
    await sleep(5);
  }
  throw new Error(`The relay of ${service} does not publish what waits.`);
}

/** By the real worker, of its own accord. */
async function deadlineIsMet({ databases }: Services, consentId: string): Promise<void> {
  for (let looks = 0; looks < 2000; looks++) {
    const due = await databases.consent.owner.query("SELECT 1 FROM consent WHERE id = $1 AND deadline_at <= $2", [consentId, consentClock.late.toISOString()]);
    if (due.rowCount === 0) return;
    await sleep(10);
  }
  throw new Error("The deadline worker does not meet what is due.");
}

async function assignmentOf({ databases }: Services, referralId: string): Promise<string> {
  const { rows } = await databases.peers.owner.query<{ id: string }>("SELECT id FROM assignment WHERE referral_id = $1", [referralId]);
  return rows[0]?.id ?? "";
}
