import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal, startOfTime } from "../given.ts";

let given: Given;
let peerId: string;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());
beforeEach(async () => {
  given.clock.moveTo(startOfTime);
  peerId = await given.peer({ displayName: "Sol", ownWords: "I have been there." });
});
const peer = () => given.as(peerLogin(peerId));

describe("ASG-04 a peer's own words", () => {
  it("are read and changed by the peer, and citizens see what the peer sees", async () => {
    expect(await peer().myProfile()).toMatchObject({ peerId, status: "active", displayName: "Sol", ownWords: "I have been there.", load: 0, loadCap: 3, inTheWay: null });
    const referralId = await given.offered([peerId]);
    await peer().editMyWords({ ...given.key(), ownWords: "Now I am here." });
    const { displayName, ownWords } = await peer().myProfile();
    expect([displayName, ownWords]).toEqual(["Sol", "Now I am here."]);
    expect(await given.as(citizen("a")).proposals({ referralId })).toMatchObject([{ peerId, displayName, ownWords }]);
    await peer().editMyWords({ ...given.key(), ownWords: "Now I am here.", displayName: "Sol B" });
    expect((await peer().myProfile()).displayName).toBe("Sol B");
  });

  it("CON-26 are in no history, event or idempotency record, and an earlier change that comes again undoes no later one", async () => {
    const first = { ...given.key(), ownWords: "planted words" };
    await peer().editMyWords(first);
    await peer().editMyWords({ ...given.key(), ownWords: "later" });
    await peer().editMyWords(first);
    expect((await peer().myProfile()).ownWords).toBe("later");
    for (const table of ["peer_history", "peer", "outbox", "idempotency"]) expect(await given.rows(`SELECT 1 FROM ${table} t WHERE t::text ~ 'planted'`), table).toEqual([]);
  });

  it("CON-26 who sees the peer is told that they changed, by ids alone: the organisation, who may choose the peer, and whose course runs", async () => {
    const [running, offered, open] = [await given.active(peerId, { citizen: citizen("b") }), await given.offered([peerId]), await given.offered([await given.peer()])];
    await given.rows("DELETE FROM outbox");
    await peer().editMyWords({ ...given.key(), ownWords: "planted words", displayName: "Planted name" });
    const ids = async (referralId: string) => ({ referralId, assignmentId: (await given.as(coordinatorOf(harbour)).getAssignment({ referralId })).assignmentId });
    const told = await given.rows("SELECT type, key, data FROM outbox ORDER BY position");
    const shown = async (referralId: string) => ({ type: "dk.haandslag.peer-assignment.shown-peer-changed.v1", key: referralId, data: await ids(referralId) });
    expect(told).toEqual([await shown(running), await shown(offered), { type: "dk.haandslag.peer-assignment.peer-changed.v1", key: peerId, data: { peerId, organisationId: harbour } }]);
    expect(JSON.stringify(told)).not.toContain(open);
  });

  it("are gone when the peer has left", async () => {
    await given.as(coordinatorOf(harbour)).peerLeaves({ ...given.key(), peerId });
    expect(await refusal(peer().myProfile())).toBe("NOT_FOUND");
    expect(await refusal(peer().editMyWords({ ...given.key(), ownWords: "x" }))).toBe("PEER_WRONG_STATE");
  });
});

describe("ASG-01 ASG-02 the coordinator's list of peers", () => {
  const line = async () => (await given.as(coordinatorOf(harbour)).listPeers({ limit: 100 })).peers.find((each) => each.peerId === peerId);

  it("says who attested and when, load and cap, and when the next supervision is", async () => {
    expect(await line()).toMatchObject({ competenceAttestedAt: startOfTime, competenceAttestedBy: coordinatorOf(harbour).userId, load: 0, loadCap: 3, nextSupervision: "2027-01-01", isSupervisionOverdue: false, inTheWay: null });
  });

  it("says what is in the way of one course more, as the peer sees it too", async () => {
    const coordinator = given.as(coordinatorOf(harbour));
    await coordinator.planSupervision({ ...given.key(), peerId, nextSupervision: "2026-03-02" });
    expect(await line()).toMatchObject({ isSupervisionOverdue: false, inTheWay: null });
    given.clock.advance({ days: 1 });
    expect(await line()).toMatchObject({ isSupervisionOverdue: true, inTheWay: "supervision-overdue" });
    await coordinator.pausePeer({ ...given.key(), peerId });
    expect(await line()).toMatchObject({ status: "paused", inTheWay: "not-active" });
    expect(await peer().myProfile()).toMatchObject({ status: "paused", inTheWay: "not-active" });
    expect((await coordinator.listPeers({ limit: 100, statuses: ["paused"] })).peers.map((each) => each.peerId)).toEqual([peerId]);
  });
});

describe("ASG-04 who may choose a peer is told when that peer can be chosen no longer, and when again", () => {
  const toldAfter = async (act: () => Promise<unknown>) => {
    await given.rows("DELETE FROM outbox");
    await act();
    return (await given.rows("SELECT key FROM outbox WHERE type LIKE '%.shown-peer-changed.%' ORDER BY key")).map(({ key }) => key);
  };

  it("paused, back, with another date of supervision, gone", async () => {
    const [coordinator, referralId] = [given.as(coordinatorOf(harbour)), await given.offered([peerId])];
    for (const act of [
      () => coordinator.pausePeer({ ...given.key(), peerId }), () => coordinator.resumePeer({ ...given.key(), peerId }),
      () => coordinator.planSupervision({ ...given.key(), peerId, nextSupervision: "2027-02-02" }), () => coordinator.peerLeaves({ ...given.key(), peerId }),
    ]) expect(await toldAfter(act)).toEqual([referralId]);
  });

  it("ASG-02 full by another's choice, and free again; a place among several is no news", async () => {
    const oneOnly = await given.peer({ loadCap: 1 });
    const [other, referralId] = [await given.offered([oneOnly, peerId], { citizen: citizen("b") }), await given.offered([oneOnly, peerId])];
    const b = given.as(citizen("b"));
    expect(await toldAfter(() => b.choosePeer({ ...given.key(), referralId: other, peerId: oneOnly }))).toContain(referralId);
    expect((await given.as(citizen("a")).proposals({ referralId })).map((each) => each.peerId)).toEqual([peerId]);
    expect(await toldAfter(() => b.handBack({ ...given.key(), referralId: other }))).toEqual([referralId]);
    expect((await given.as(citizen("a")).proposals({ referralId })).map((each) => each.peerId).sort()).toEqual([oneOnly, peerId].sort());
    expect(await toldAfter(async () => await given.active(peerId, { citizen: citizen("c") }))).toEqual([]);
  });
});
