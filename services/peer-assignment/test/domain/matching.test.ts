import { PeerConstraint } from "@haandslag/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Candidate, matchPeers } from "../../src/domain/matching/match-peers.ts";
import type { HeldProfile, PeerTraits } from "../../src/domain/matching/profile.ts";
import type { Active } from "../../src/domain/peer/state.ts";

const today = "2026-03-02";
const traits: PeerTraits = { gender: "woman", themes: ["loneliness"], forms: ["individual"], languages: ["da"], times: ["weekend"] };
const peer: Active = {
  status: "active", organisationId: "organisation-xx", employment: "volunteer", loadCap: 1, nextSupervision: "2026-03-02", assignmentIds: [],
  competence: { attestedBy: "c", at: "2026-01-01T00:00:00.000Z" },
};
const candidate = (change: { peerId?: string; peer?: Partial<Active>; traits?: Partial<PeerTraits> } = {}): Candidate =>
  ({ peerId: change.peerId ?? "peer", peer: { ...peer, ...change.peer }, traits: { ...traits, ...change.traits } });
const profile: HeldProfile = {
  situation: { themes: ["loneliness", "grief"] }, wishes: { peerGender: null }, practical: { languages: ["da"], times: ["weekend"] },
};
const course = { profile, passedOver: [] as string[] };

describe("ASG-05 each constraint says how many it removed", () => {
  const situations: [string, Candidate, PeerConstraint | "suitable"][] = [
    ["a peer with room", candidate(), "suitable"],
    ["paused", { ...candidate(), peer: { ...peer, status: "paused" } }, "not-active"],
    ["ASG-01 not attested", { ...candidate(), peer: { ...peer, status: "invited", competence: null } }, "competence-not-attested"],
    ["ASG-02 supervision was yesterday", candidate({ peer: { nextSupervision: "2026-03-01" } }), "supervision-overdue"],
    ["ASG-02 supervision is not planned", candidate({ peer: { nextSupervision: null } }), "supervision-overdue"],
    ["ASG-02 full", candidate({ peer: { assignmentIds: ["other"] } }), "at-capacity"],
    ["speaks another language", candidate({ traits: { languages: ["pl"] } }), "no-shared-language"],
    ["full and of another language: counted at the first", candidate({ peer: { assignmentIds: ["other"] }, traits: { languages: ["pl"] } }), "at-capacity"],
  ];
  it.each(situations)("%s", (_situation, one, expected) => {
    const { suitable, removed } = matchPeers(course, [one], today);
    expect(suitable).toHaveLength(expected === "suitable" ? 1 : 0);
    expect(removed.map(({ constraint }) => constraint)).toEqual(PeerConstraint.options);
    expect(removed.filter(({ count }) => count > 0).map(({ constraint }) => constraint)).toEqual(expected === "suitable" ? [] : [expected]);
  });

  it("a wish for a man, and a peer passed over, are one count", () => {
    const wish = { ...course, profile: { ...profile, wishes: { peerGender: "man" as const } }, passedOver: ["b"] };
    const { suitable, removed } = matchPeers(wish, [candidate({ peerId: "a" }), candidate({ peerId: "b", traits: { gender: "man" } }), candidate({ peerId: "c", traits: { gender: "man" } })], today);
    expect(suitable.map(({ peerId, reasons }) => [peerId, reasons])).toEqual([["c", ["shares-theme", "shares-language", "meets-at-your-times", "gender-you-asked-for"]]]);
    expect(removed.find(({ constraint }) => constraint === "not-available-for-this-course")?.count).toBe(2);
  });

  it("CON-07 what was not disclosed removes nobody and is no reason", () => {
    const { suitable } = matchPeers({ profile: {}, passedOver: [] }, [candidate({ traits: { languages: ["pl"] } })], today);
    expect(suitable.map(({ reasons }) => reasons)).toEqual([[]]);
  });

  it("most shared themes first, then the lower load, then the id", () => {
    const { suitable } = matchPeers(course, [
      candidate({ peerId: "d", peer: { loadCap: 3, assignmentIds: ["1"] } }), candidate({ peerId: "c" }), candidate({ peerId: "b" }), candidate({ peerId: "a", traits: { themes: [] } }),
      candidate({ peerId: "e", peer: { loadCap: 3, assignmentIds: ["1", "2"] }, traits: { themes: ["grief", "loneliness"] } }),
    ], today);
    expect(suitable.map(({ peerId }) => peerId)).toEqual(["e", "b", "c", "d", "a"]);
  });

  it("every peer is either suggested or counted once, whatever the order they come in", () => {
    const anybody = fc.record({
      peerId: fc.uuid(), languages: fc.subarray(["da", "en", "pl"]), cap: fc.integer({ min: 1, max: 2 }), load: fc.integer({ min: 0, max: 2 }),
      status: fc.constantFrom("active", "paused"), nextSupervision: fc.constantFrom(null, "2026-03-01", "2026-03-02"),
    }).map(({ peerId, languages, cap, load, status, nextSupervision }): Candidate => ({
      peerId, traits: { ...traits, languages }, peer: { ...peer, status, nextSupervision, loadCap: cap, assignmentIds: Array.from({ length: load }, (_, n) => String(n)) } as Candidate["peer"],
    }));
    fc.assert(fc.property(fc.uniqueArray(anybody, { maxLength: 12, selector: ({ peerId }) => peerId }), (peers) => {
      const there = matchPeers(course, peers, today);
      expect(there.suitable.length + there.removed.reduce((sum, { count }) => sum + count, 0)).toBe(peers.length);
      expect(matchPeers(course, peers.toReversed(), today)).toEqual(there);
    }));
  });
});
