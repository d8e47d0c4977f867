import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal, startOfTime } from "../given.ts";

let given: Given;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());
beforeEach(() => { given.clock.moveTo(startOfTime); });

describe("REF-19 nothing waits for ever", () => {
  it("peers who did not answer in five days, to the end of the fifth in Denmark: those who said yes are offered, else it is open again", async () => {
    const [willing, silent] = [await given.peer(), await given.peer()];
    const [one, two] = [await given.accepted(), await given.accepted()];
    await given.answer(await given.ask(one, [willing, silent]), willing, "yes");
    await given.ask(two, [silent]);
    given.clock.moveTo("2026-03-07T22:59:59.999Z");
    expect(await given.meetDeadlines()).toBe(0);
    given.clock.moveTo("2026-03-07T23:00:00.000Z");
    await given.meetDeadlines();
    expect([await given.statusOf(one), await given.statusOf(two)]).toEqual(["offered", "open"]);
  });

  it("a citizen who did not choose in ten days, to the end of the tenth: open again, and the same peers can be asked again", async () => {
    const peerId = await given.peer();
    const referralId = await given.offered([peerId]);
    given.clock.moveTo("2026-03-12T22:59:59.999Z");
    expect(await given.meetDeadlines()).toBe(0);
    given.clock.moveTo("2026-03-12T23:00:00.000Z");
    await given.meetDeadlines();
    expect(await given.statusOf(referralId)).toBe("open");
    await given.ask(referralId, [peerId]);
    expect(await given.statusOf(referralId)).toBe("asked");
  });
});

describe("a peer", () => {
  it("ASG-01 who is not attested, paused, or without supervision planned cannot be asked", async () => {
    const coordinator = given.as(coordinatorOf(harbour));
    const referralId = await given.accepted();
    const invited = given.ids.next();
    await coordinator.registerPeer({ ...given.key(), peerId: invited, displayName: "New", employment: "paid", themes: ["grief"], forms: ["individual"], languages: ["da"], ownWords: "Hello.", loadCap: 1 });
    const ask = () => refusal(coordinator.askPeers({ ...given.key(), referralId, peerIds: [invited] }));
    expect(await ask()).toBe("PEER_NOT_ASSIGNABLE");
    await coordinator.attestCompetence({ ...given.key(), peerId: invited });
    expect(await ask()).toBe("PEER_NOT_ASSIGNABLE");
    await coordinator.planSupervision({ ...given.key(), peerId: invited, nextSupervision: "2026-03-02" });
    await coordinator.pausePeer({ ...given.key(), peerId: invited });
    expect(await ask()).toBe("PEER_NOT_ASSIGNABLE");
    await coordinator.resumePeer({ ...given.key(), peerId: invited });
    await given.ask(referralId, [invited]);
    const [attested] = await given.rows("SELECT state->'competence' AS competence FROM peer WHERE id = $1", invited);
    expect(attested?.["competence"]).toEqual({ attestedBy: coordinatorOf(harbour).userId, at: startOfTime });
  });

  it("ASG-02 who is full by now cannot say yes, and can say no", async () => {
    const peerId = await given.peer({ loadCap: 1 });
    const asked = await given.ask(await given.accepted({ citizen: citizen("b") }), [peerId]);
    await given.active(peerId);
    expect(await refusal(given.answer(asked, peerId, "yes"))).toBe("PEER_AT_CAPACITY");
    await given.answer(asked, peerId, "no");
  });

  it("who was not asked knows of nothing; a second, other answer is refused", async () => {
    const [asked, notAsked] = [await given.peer(), await given.peer()];
    const assignmentId = await given.ask(await given.accepted(), [asked, await given.peer()]);
    expect(await refusal(given.answer(assignmentId, notAsked, "yes"))).toBe("NOT_FOUND");
    await given.answer(assignmentId, asked, "yes");
    expect(await refusal(given.answer(assignmentId, asked, "no"))).toBe("ASSIGNMENT_WRONG_STATE");
    expect((await given.as(peerLogin(asked)).myAsks()).map(({ answer }) => answer)).toEqual(["yes"]);
  });

  it("who leaves hands their courses back, and what they said of themself is erased everywhere", async () => {
    const peerId = await given.peer({ displayName: "Planted-name", ownWords: "Planted-words", themes: ["misuse"] });
    const referralId = await given.active(peerId);
    expect(await given.as(coordinatorOf(harbour)).peerLeaves({ ...given.key(), peerId })).toEqual({ peerId, status: "left" });
    expect(await given.statusOf(referralId)).toBe("open");
    const tables = await given.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%'");
    for (const { tablename } of tables) expect(await given.rows(`SELECT 1 FROM ${String(tablename)} t WHERE t::text ~ 'Planted|misuse'`), String(tablename)).toEqual([]);
    expect((await given.as(coordinatorOf(harbour)).listPeers({ limit: 100 })).peers.find((each) => each.peerId === peerId)).toMatchObject({ status: "left", displayName: null, load: 0 });
  });

  it("OPS-04 a supervision in the past is refused with its field", async () => {
    const peerId = await given.peer();
    expect(await refusal(given.as(coordinatorOf(harbour)).planSupervision({ ...given.key(), peerId, nextSupervision: "2026-03-01" }))).toBe("INPUT_INVALID");
  });
});

it("lists go on page by page, newest first", async () => {
  const coordinator = given.as(coordinatorOf("organisation-pages"));
  const mine = [];
  for (let n = 0; n < 5; n++) mine.unshift(await given.accepted({ organisationId: "organisation-pages" }));
  const first = await coordinator.listAssignments({ limit: 3 });
  const rest = await coordinator.listAssignments({ limit: 3, cursor: first.next ?? "" });
  expect([...first.assignments, ...rest.assignments].map(({ referralId }) => referralId)).toEqual(mine);
  expect(rest.next).toBeNull();
});
