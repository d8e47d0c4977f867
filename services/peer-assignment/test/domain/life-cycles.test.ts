import { isRefusal, peerCommands } from "@haandslag/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { announce } from "../../src/domain/assignment/announce.ts";
import type { AssignmentCommand } from "../../src/domain/assignment/commands.ts";
import { decide as decideAssignment } from "../../src/domain/assignment/decide.ts";
import { evolve as evolveAssignment } from "../../src/domain/assignment/evolve.ts";
import type { AssignmentEvent } from "../../src/domain/assignment/events.ts";
import type { Assignment } from "../../src/domain/assignment/state.ts";
import { sampleCommands as assignmentCommands } from "../../src/domain/assignment/transitions.ts";
import type { PeerCommand } from "../../src/domain/peer/commands.ts";
import { decide as decidePeer } from "../../src/domain/peer/decide.ts";
import { evolve as evolvePeer } from "../../src/domain/peer/evolve.ts";
import type { Peer } from "../../src/domain/peer/state.ts";
import { sampleCommands as peerCommandSamples } from "../../src/domain/peer/transitions.ts";

const referralId = "019aa000-0000-7000-8000-000000000001";
const id = "019aa000-0000-7000-8000-000000000002";
const [a, b, c, d] = ["3", "4", "5", "6"].map((n) => `019aa000-0000-7000-8000-00000000000${n}`) as [string, string, string, string];
const at = "2026-03-02T09:00:00.000Z";

/** The same commands, with ids that the events' schemas take. */
const commands = assignmentCommands.map((command): AssignmentCommand => ({
  ...command,
  ...("referralId" in command ? { referralId } : {}),
  ...("sessionId" in command ? { sessionId: d } : {}),
  ...("peerId" in command ? { peerId: command.peerId === "a" ? a : b } : {}),
  ...("peerIds" in command ? { peerIds: command.peerIds.map((each) => (each === "a" ? a : b)) } : {}),
  ...("unavailable" in command ? { unavailable: command.unavailable.map(() => a) } : {}),
} as AssignmentCommand));

function drive(path: readonly AssignmentCommand[]): { state: Assignment | undefined; events: AssignmentEvent[] } {
  let state: Assignment | undefined;
  const events: AssignmentEvent[] = [];
  for (const command of path) {
    const decision = decideAssignment(command, state);
    if (isRefusal(decision)) continue;
    for (const event of decision.events) {
      state = evolveAssignment(state, event);
      events.push(event);
      for (const { eventType, data } of announce(event, state, id)) eventType.data.parse(data);
    }
  }
  return { state, events };
}

describe("an assignment on any path", () => {
  const paths = fc.array(fc.constantFrom(...commands), { maxLength: 40 });

  it("REF-01 never leaves an illegal state, tells only what the events' schemas allow, and replays to the same state", () => {
    fc.assert(fc.property(paths, (path) => {
      const { state, events } = drive(path);
      expect(events.reduce<Assignment | undefined>(evolveAssignment, undefined)).toEqual(state);
      if (state === undefined) return;
      expect(state.deadlineAt !== null).toBe(state.status === "asked" || state.status === "offered" || (state.status === "active" && !state.hasMet && state.flags.length === 0));
      if (state.status === "offered") expect(state.choices.length).toBeGreaterThan(0);
      if (state.status === "offered") expect(state.choices.length).toBeLessThanOrEqual(3);
      if (state.status === "active") expect(state.hadStarted).toBe(true);
    }), { numRuns: 400 });
  });

  it("CON-22 once ended, nothing changes it: no late, doubled or reordered command", () => {
    fc.assert(fc.property(paths, paths, (before, after) => {
      const ended = drive([...before, { type: "hearReferralOver", referralId, because: "consent-gone", at }]).state;
      expect(ended?.status).toBe("ended");
      for (const command of after) {
        const decision = decideAssignment(command, ended);
        expect(isRefusal(decision) ? [] : decision.events).toEqual([]);
      }
    }));
  });

  it("CON-23 from every state the end of the referral is taken", () => {
    fc.assert(fc.property(paths, (before) => {
      expect(isRefusal(decideAssignment({ type: "hearReferralOver", referralId, because: "consent-gone", at }, drive(before).state))).toBe(false);
    }));
  });
});

describe("ASG-04 asking", () => {
  const asked = drive([{ type: "hearAccepted", referralId, organisationId: "organisation-xx", at }, { type: "askPeers", peerIds: [a, b, c, d], at }]).state as Assignment;
  const say = (state: Assignment, peerId: string, answer: "yes" | "no", unavailable: string[] = []): Assignment => {
    const decision = decideAssignment({ type: "answerAsPeer", peerId, answer, unavailable, at }, state);
    if (isRefusal(decision)) throw new Error(decision.refused);
    return decision.events.reduce<Assignment>(evolveAssignment, state);
  };

  it("the third yes ends it: at most three are offered, in the order of answering", () => {
    const state = say(say(say(asked, d, "yes"), b, "yes"), a, "yes");
    expect(state).toMatchObject({ status: "offered", choices: [d, b, a], answerBy: "2026-03-12T23:00:00.000Z" });
  });
  it("all answered, one yes: that one is offered, and who said no is not suggested again", () => {
    const state = say(say(say(say(asked, a, "no"), b, "no"), c, "yes"), d, "no");
    expect(state).toMatchObject({ status: "offered", choices: [c], passedOver: [a, b, d] });
  });
  it("ASG-03 an avoided peer's yes counts for nothing and is not to be told from silence", () => {
    const waiting = say(say(say(asked, a, "yes"), b, "yes"), c, "yes", [a]);
    expect(waiting.status).toBe("asked");
    expect(say(waiting, d, "no", [a])).toMatchObject({ status: "offered", choices: [b, c] });
  });
  it("the deadline offers those who said yes, and without a yes it is open again", () => {
    const meet = (state: Assignment, unavailable: string[] = []) => {
      const decision = decideAssignment({ type: "meetDeadline", unavailable, at: "2026-03-07T23:00:00.000Z" }, state);
      return isRefusal(decision) ? state : decision.events.reduce<Assignment>(evolveAssignment, state);
    };
    expect(meet(say(asked, b, "yes"))).toMatchObject({ status: "offered", choices: [b] });
    expect(meet(say(asked, b, "no"))).toMatchObject({ status: "open", passedOver: [b] });
    expect(meet(say(asked, b, "yes"), [b])).toMatchObject({ status: "open", passedOver: [] });
  });
});

describe("a peer on any path", () => {
  it("ASG-01 ASG-02 takes on nothing without attestation, after the supervision date or beyond the cap; leaves only free", () => {
    const today = fc.constantFrom("2026-02-01", "2026-03-01", "2026-03-02");
    const command = fc.oneof(fc.constantFrom(...peerCommandSamples), fc.tuple(fc.constantFrom("1", "2", "3"), today).map(([assignmentId, day]): PeerCommand => ({ type: "takeOn", assignmentId, today: day })));
    fc.assert(fc.property(fc.array(command, { maxLength: 40 }), (path) => {
      let peer: Peer | undefined;
      for (const each of path) {
        const decision = decidePeer(each, peer);
        if (isRefusal(decision)) continue;
        if (each.type === "takeOn" && decision.events.length > 0) {
          expect(peer).toMatchObject({ status: "active", nextSupervision: "2026-03-01" });
          expect(peer?.competence).not.toBeNull();
          expect(each.today <= "2026-03-01").toBe(true);
        }
        peer = decision.events.reduce<Peer | undefined>(evolvePeer, peer);
        if (peer !== undefined) expect(peer.assignmentIds.length).toBeLessThanOrEqual(peer.loadCap);
        if (peer?.status === "left") expect(peer.assignmentIds).toEqual([]);
      }
    }), { numRuns: 400 });
  });
});

it("ASG-08 a session's input has a date, minutes and who came, and no field for anything else", () => {
  const session = { idempotencyKey: "key-12345678", referralId, date: "2026-03-02", minutes: 50, attendance: "both" };
  expect(peerCommands.RecordSession.safeParse(session).success).toBe(true);
  expect(peerCommands.RecordSession.safeParse({ ...session, note: "x" }).success).toBe(false);
});
