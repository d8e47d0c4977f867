import { offerCategories } from "@haandslag/contracts";
import type { Domain } from "../domain.ts";
import type { Action } from "./action.ts";
import { onTheirOwn } from "./actions.ts";
import type { Bounds } from "./bounds.ts";
import { referralClock as at } from "./clocks.ts";
import { disclose, meetDeadline, requestConsents, say } from "./consent-service.ts";
import { deliver, fail, relayDies, relayIsBack, tryAgain } from "./deliveries.ts";
import type { Line } from "./line.ts";
import { begin, type Finding, type Making } from "./making.ts";
import { changeCourse } from "./outcomes-service.ts";
import { askPeer, changeAssignment, now, peerOf } from "./peer-assignment-service.ts";
import * as referral from "./referral-service.ts";

/** Does one action. @returns the line after it, or undefined where it is refused and nothing happens */
export function act(domain: Domain, bounds: Bounds, before: Line, action: Action): { readonly line: Line; readonly findings: readonly Finding[] } | undefined {
  const making = begin(domain, bounds, before);
  if (!perform(making, action)) return undefined;
  if (bounds.receipts === "at once") takeReceipts(making);
  return { line: making.line, findings: making.findings };
}

function takeReceipts(making: Making): void {
  for (const queue of Object.keys(making.line.queues).filter((each) => each.startsWith("receipts "))) {
    for (let left = making.line.queues[queue]?.length ?? 0; left > 0; left--) deliver(making, "receipts", queue.slice("receipts ".length));
  }
}

/** @returns whether it came to anything */
function perform(making: Making, action: Action): boolean {
  const { line } = making;
  const use = (what: keyof Line["used"]) => { line.used = { ...line.used, [what]: line.used[what] + 1 }; };
  switch (action.does) {
    case "asks":
      if (referral.wouldRefuse(making, referral.askCommand(making, action.recipient)) || !requestConsents(making, action.recipient)) return false;
      line.halfDone = { call: "ask", recipient: action.recipient };
      use("asks");
      return true;
    case "says":
      if (action.what === "less") use("narrowings");
      if (action.what === "yes again") use("renewals");
      return say(making, action.consentId, action.what);
    case "stops all":
      return line.consents.filter(({ status }) => status === "requested" || status === "granted").map(({ consentId }) => say(making, consentId, "stop")).every(Boolean);
    case "asks to send": {
      if (referral.wouldRefuse(making, referral.sendCommand(offerCategories, "not-asked-yet"))) return false;
      const permitted = disclose(making, { kind: "offer", purpose: "referral", organisation: { kind: "organisation", id: line.referral.organisationId ?? "" }, categories: offerCategories, atLeast: "any" });
      if (permitted === undefined) return false;
      line.halfDone = { call: "send-offer", permitted: permitted.categories, consentId: permitted.consentId };
      return true;
    }
    case "finishes": return finish(making);
    case "accepts": return referral.acceptOffer(making) === undefined;
    case "declines": return referral.changeReferral(making, { type: "declineOffer", reason: "no-room-now", at }) === undefined;
    case "withdraws": return referral.changeReferral(making, { type: "withdrawReferral", reason: "sent-by-mistake", at }) === undefined;
    case "opens the case": return !referral.wouldRefuse(making, { type: "openCase" }) && referral.discloseShare(making, "case") !== undefined;
    case "closes": return referral.closeReferral(making);
    case "looks for peers": {
      if (line.assignment?.status !== "open" || line.held === null || referral.wouldRefuse(making, { type: "openProfile" })) return false;
      const profile = referral.discloseShare(making, "profile");
      if (profile === undefined) return false;
      line.halfDone = { call: "find-peers", profile, generation: line.held.generation };
      return true;
    }
    case "peer says yes": return changeAssignment(making, { type: "answerAsPeer", peerId: peerOf(making), answer: "yes", unavailable: [], at: now(making) }) === undefined;
    case "chooses the peer": return line.held !== null && changeAssignment(making, { type: "choosePeer", peerId: peerOf(making), at: now(making) }) === undefined;
    case "opens the contact":
      return line.assignment?.status === "active" && !referral.wouldRefuse(making, { type: "openContactForPeer" }) && referral.discloseShare(making, "peer", peerOf(making)) !== undefined;
    case "hands back":
      use("handBacks");
      return changeAssignment(making, { type: "handBack", by: "citizen" }) === undefined;
    case "ends the course": return changeAssignment(making, { type: "endAssignment", at: now(making) }) === undefined;
    case "records the outcome": return changeCourse(making, { type: "recordOutcome", outcome: "ended-by-citizen" }) === undefined;
    case "delivers": return happens(() => deliver(making, action.group, action.topic));
    case "tries again": return happens(() => tryAgain(making, action.group));
    case "deadline": return happens(() => meetDeadline(making, action.consentId));
    case "a year passes":
      line.era = "late";
      return true;
    case "all arrives":
      for (let next = onTheirOwn(line).next(); next.done !== true; next = onTheirOwn(line).next()) perform(making, next.value);
      return true;
    case "delivers twice":
      use("faults");
      return happens(() => deliver(making, action.group, action.topic, { offsetIsLost: true }));
    case "fails":
      use("faults");
      return happens(() => fail(making, action.group, action.topic));
    case "relay dies":
      use("faults");
      return happens(() => relayDies(making, action.service));
    case "relay is back": return happens(() => relayIsBack(making, action.service, { twice: false }));
    case "relay is back and publishes twice": return happens(() => relayIsBack(making, action.service, { twice: true }));
    default: return action satisfies never;
  }
}

/** The second half of a call, whatever has happened since the first. */
function finish(making: Making): boolean {
  const { halfDone } = making.line;
  making.line.halfDone = undefined;
  switch (halfDone?.call) {
    case "ask": return happens(() => referral.changeReferral(making, referral.askCommand(making, halfDone.recipient)));
    case "send-offer": return happens(() => referral.saveOffer(making, halfDone));
    case "find-peers": return happens(() => askPeer(making, halfDone));
    case undefined: return false;
    default: return halfDone satisfies never;
  }
}

const happens = (what: () => unknown): true => {
  what();
  return true;
};
