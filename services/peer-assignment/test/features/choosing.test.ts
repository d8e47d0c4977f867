import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal } from "../given.ts";

let given: Given;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());

const loadOf = async (peerId: string) => Number((await given.rows("SELECT jsonb_array_length(state->'assignmentIds') AS load FROM peer WHERE id = $1", peerId))[0]?.["load"]);

describe("choosing", () => {
  it("ASG-02 of twelve citizens who choose the same peer at one moment, as many as the load cap get them", async () => {
    const peerId = await given.peer({ loadCap: 4 });
    const citizens = "bcdefghijklm".split("").map(citizen);
    // While no course runs everybody may be offered the same peer: the cap is judged at the choice.
    const referrals = await Promise.all(citizens.map((who) => given.offered([peerId], { citizen: who })));

    const outcomes = await Promise.all(citizens.map((who, n) => {
      const choice = given.as(who).choosePeer({ ...given.key(), referralId: referrals[n] ?? "", peerId });
      return choice.then(() => "chosen", () => refusal(choice));
    }));
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 8 }, () => "PEER_AT_CAPACITY"), ...Array.from({ length: 4 }, () => "chosen")]);
    expect(await loadOf(peerId)).toBe(4);
    const [active] = await given.rows("SELECT count(*)::int AS n FROM assignment WHERE status = 'active' AND peer_id = $1", peerId);
    expect(active?.["n"]).toBe(4);
  });

  it("ASG-02 choosing, handing back and ending at one moment never lets load and courses fall apart", async () => {
    const peerId = await given.peer({ loadCap: 2 });
    const citizens = "nopqrs".split("").map(citizen);
    const referrals = await Promise.all(citizens.map((who) => given.offered([peerId], { citizen: who })));
    await Promise.allSettled(citizens.flatMap((who, n) => {
      const referralId = referrals[n] ?? "";
      const choice = given.as(who).choosePeer({ ...given.key(), referralId, peerId });
      return [choice, choice.then(() => given.as(n % 2 === 0 ? who : peerLogin(peerId)).handBack({ ...given.key(), referralId }))];
    }));
    const [active] = await given.rows("SELECT count(*)::int AS n FROM assignment WHERE status = 'active' AND peer_id = $1", peerId);
    expect(await loadOf(peerId)).toBe(active?.["n"]);
  });

  it("ASG-02 a peer whose supervision date has passed since the offer is neither shown nor chosen", async () => {
    const peerId = await given.peer();
    const coordinator = given.as(coordinatorOf(harbour));
    await coordinator.planSupervision({ ...given.key(), peerId, nextSupervision: "2026-03-03" });
    const referralId = await given.offered([peerId]);
    expect(await given.as(citizen("a")).proposals({ referralId })).toHaveLength(1);
    given.clock.advance({ days: 2 });
    expect(await given.as(citizen("a")).proposals({ referralId })).toEqual([]);
    expect(await refusal(given.as(citizen("a")).choosePeer({ ...given.key(), referralId, peerId }))).toBe("PEER_NOT_ASSIGNABLE");
    expect(await loadOf(peerId)).toBe(0);
  });

  it("REF-21 the same choice again gives the first result, and starts nothing twice", async () => {
    const peerId = await given.peer();
    const referralId = await given.offered([peerId]);
    const input = { ...given.key(), referralId, peerId };
    const first = await given.as(citizen("a")).choosePeer(input);
    expect(await given.as(citizen("a")).choosePeer(input)).toEqual(first);
    expect(await given.rows("SELECT 1 FROM outbox WHERE key = $1 AND type LIKE '%started%'", referralId)).toHaveLength(1);
  });

  it("ASG-04 none of them: open again, and those shown are not suggested again in this course", async () => {
    const peerId = await given.peer();
    const referralId = await given.offered([peerId]);
    await given.as(citizen("a")).chooseNone({ ...given.key(), referralId });
    expect(await given.statusOf(referralId)).toBe("open");
    const found = await given.as(coordinatorOf(harbour)).findPeers({ ...given.key(), referralId });
    expect(found.suitable.map((each) => each.peerId)).not.toContain(peerId);
    expect(found.removed.find(({ constraint }) => constraint === "not-available-for-this-course")?.count).toBe(1);
  });

  it("ASG-04 peer and citizen hand back without a field for a reason; the peer is free again", async () => {
    for (const by of ["peer", "citizen"] as const) {
      const peerId = await given.peer();
      const referralId = await given.active(peerId);
      await given.as(by === "peer" ? peerLogin(peerId) : citizen("a")).handBack({ ...given.key(), referralId });
      expect([await given.statusOf(referralId), await loadOf(peerId)]).toEqual(["open", 0]);
      expect(await refusal(given.as(peerLogin(peerId)).openContact({ ...given.key(), referralId }))).toBe("NOT_FOUND");
    }
    const [told] = await given.rows("SELECT data FROM outbox WHERE type LIKE '%handed-back%' ORDER BY position DESC LIMIT 1");
    expect(Object.keys(told?.["data"] as object).sort()).toEqual(["assignmentId", "by", "organisationId", "referralId"]);
  });
});
