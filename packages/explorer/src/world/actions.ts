import type { Action, Deed } from "./action.ts";
import type { Bounds } from "./bounds.ts";
import { consentClock } from "./clocks.ts";
import { hasLess } from "./consent-service.ts";
import type { Line } from "./line.ts";
import type { Group } from "./messages.ts";
import { peerIdOf, recipients } from "./names.ts";

/** What could happen next; `act` says what comes of it. */
export function* actionsIn(line: Line, bounds: Bounds): Generator<Action> {
  if (bounds.arrivals === "one by one") yield* onTheirOwn(line);
  else if (!onTheirOwn(line).next().done) yield { does: "all arrives" };
  if (pending(line) <= bounds.inFlight && line.halfDone === undefined) yield* deeds(line, bounds);
  else yield* endings(line, bounds);
  if (line.used.faults < bounds.faults) yield* faults(line);
}

const pending = (line: Line): number => [line.queues, line.heldUp, line.outboxes].reduce((sum, each) => sum + Object.values(each).reduce((inner, list) => inner + list.length, 0), 0);

/** What goes on without anybody doing anything: deliveries, retries, relays, the worker. */
export function* onTheirOwn(line: Line): Generator<Action> {
  if (line.halfDone !== undefined) yield { does: "finishes" };
  for (const queue of Object.keys(line.queues)) {
    const [group, topic] = queue.split(" ") as [Group, string];
    yield { does: "delivers", group, topic };
  }
  for (const group of Object.keys(line.heldUp) as Group[]) yield { does: "tries again", group };
  for (const service of Object.keys(line.outboxes)) yield { does: "relay is back", service };
  for (const consent of line.consents) if ("deadlineAt" in consent && consent.deadlineAt <= consentClock[line.era].toISOString()) yield { does: "deadline", consentId: consent.consentId };
}

/** What the citizen can say at any moment, whatever is on its way: less, or no more. */
function* endings(line: Line, bounds: Bounds): Generator<Action> {
  for (const consent of line.consents) {
    const { consentId } = consent;
    if (consent.status === "requested") yield { does: "says", consentId, what: "no" };
    if (consent.status === "granted") yield { does: "says", consentId, what: "stop" };
    if (hasLess(consent) && line.used.narrowings < bounds.narrowings) yield { does: "says", consentId, what: "less" };
  }
}

/** What she says from a page that is as it was: also to what has ended meanwhile. */
function* answers(line: Line, bounds: Bounds): Generator<Action> {
  for (const { consentId, status } of line.consents) {
    if (status !== "granted") yield { does: "says", consentId, what: "yes" };
    if (line.used.renewals < bounds.renewals) yield { does: "says", consentId, what: "yes again" };
  }
}

function* deeds(line: Line, bounds: Bounds): Generator<Action> {
  yield* endings(line, bounds);
  yield* answers(line, bounds);
  if (line.consents.filter(({ status }) => status === "requested" || status === "granted").length > 1) yield { does: "stops all" };
  switch (line.referral.status) {
    case "draft":
      if (line.used.asks < bounds.asks) for (const recipient of bounds.citizens === 1 && line.used.asks === 0 ? [0] as const : recipients) yield { does: "asks", recipient };
      yield* named("asks to send", "withdraws");
      break;
    case "offered":
      yield* named("accepts", "declines", "withdraws");
      break;
    case "accepted":
    case "in_course":
      yield* named("opens the case", "closes");
      break;
    default:
  }
  switch (line.assignment?.status) {
    case "open":
      // A peer who was handed back is asked no more (match-peers.ts, as a replay told), and the organisation has no other.
      if (!line.assignment.passedOver.includes(peerIdOf(line.assignment.organisationId))) yield* named("looks for peers");
      break;
    case "asked":
      yield* named("peer says yes");
      break;
    case "offered":
      yield* named("chooses the peer");
      break;
    case "active":
      yield* named("opens the contact", "ends the course");
      if (line.used.handBacks < bounds.handBacks) yield { does: "hands back" };
      break;
    default:
  }
  if (line.course?.outcome === null) yield { does: "records the outcome" };
}

function* named(...all: Deed[]): Generator<Action> {
  for (const does of all) yield { does };
}

function* faults(line: Line): Generator<Action> {
  for (const queue of Object.keys(line.queues)) {
    const [group, topic] = queue.split(" ") as [Group, string];
    const first = line.queues[queue]?.[0];
    // What was taken in already is a double: neither failing nor doubling it once more would show.
    if (first === undefined || line.inbox[group]?.includes(first.n) === true) continue;
    if (line.heldUp[group] === undefined) yield* [{ does: "delivers twice", group, topic }, { does: "fails", group, topic }] satisfies Action[];
  }
  for (const service of ["referral", "consent", "peer-assignment", "outcomes"]) if (line.outboxes[service] === undefined) yield { does: "relay dies", service };
  for (const [service, waiting] of Object.entries(line.outboxes)) if (waiting.length > 0) yield { does: "relay is back and publishes twice", service };
}
