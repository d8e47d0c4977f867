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
