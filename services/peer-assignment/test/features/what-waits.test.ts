import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bridge, citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, startOfTime } from "../given.ts";

let given: Given;
let open: string;
let asked: string;
let running: string;
beforeAll(async () => {
  given = await givenService();
  given.clock.moveTo(startOfTime);
  const peerId = await given.peer();
  open = await given.accepted();
  given.clock.advance({ days: 1 });
  asked = await given.accepted({ citizen: citizen("b") });
  await given.ask(asked, [peerId]);
  running = await given.active(await given.peer(), { citizen: citizen("c") });
});
afterAll(() => given.drop());

const list = (filter: Parameters<ReturnType<Given["as"]>["listAssignments"]>[0] = {}) => given.as(coordinatorOf(harbour)).listAssignments(filter);
const ids = async (filter: Parameters<typeof list>[0] = {}) => (await list(filter)).assignments.map(({ referralId }) => referralId);
const line = async (referralId: string) => (await list()).assignments.find((each) => each.referralId === referralId);

describe("REF-19 what waits, to the coordinator", () => {
  it("says since when each is where it is, and by when it is answered", async () => {
    expect(await line(open)).toMatchObject({ status: "open", waitingSince: startOfTime, answerBy: null, isOverdue: false });
    expect(await line(asked)).toMatchObject({ status: "asked", waitingSince: "2026-03-03T09:00:00.000Z", answerBy: "2026-03-08T23:00:00.000Z", isOverdue: false });
    expect(await line(running)).toMatchObject({ status: "active", waitingSince: "2026-03-03T09:00:00.000Z", nextMeeting: null });
  });

  it("what happens on the way does not begin the waiting anew, and the next meeting is beside it", async () => {
    given.clock.advance({ days: 1 });
    const { assignmentId = "", peerId } = (await line(running)) ?? {};
    await given.as(peerLogin(peerId ?? "")).planMeeting({ ...given.key(), assignmentId, startsAt: "2026-03-05T09:00:00.000Z" });
    expect(await line(running)).toMatchObject({ waitingSince: "2026-03-03T09:00:00.000Z", nextMeeting: { startsAt: "2026-03-05T09:00:00.000Z", status: "planned" } });
  });

  it("is filtered by status, in pages that follow each other", async () => {
    expect(await ids({ statuses: ["asked"] })).toEqual([asked]);
    const first = await list({ statuses: ["open", "active"], limit: 1 });
    expect(first.assignments.map(({ referralId }) => referralId)).toEqual([running]);
    expect(await ids({ statuses: ["open", "active"], limit: 1, cursor: first.next ?? "" })).toEqual([open]);
  });

  it("is of these referrals only, as another list's page has them, and names the peer of what runs", async () => {
    expect(await ids({ referralIds: [asked, given.ids.next()] })).toEqual([asked]);
    expect((await given.as(coordinatorOf(bridge)).listAssignments({ referralIds: [asked] })).assignments).toEqual([]);
    expect([(await line(running))?.peerName, (await line(asked))?.peerName]).toEqual(["Sol", null]);
    const peerId = (await line(running))?.peerId ?? "";
    const peers = given.as(coordinatorOf(harbour)).listPeers;
    expect((await peers({ peerIds: [peerId], limit: 1 })).peers.map((peer) => peer.peerId)).toEqual([peerId]);
    expect((await peers({ peerIds: [peerId], statuses: ["left"] })).peers).toEqual([]);
  });

  it("ASG-08 is overdue where nobody was asked for five days, where no answer came, and where they have not met in ten", async () => {
    given.clock.moveTo("2026-03-07T09:00:00.001Z");
    expect(await ids({ overdue: true })).toEqual([open]);
    given.clock.moveTo("2026-03-14T09:00:00.000Z");
    await given.meetDeadlines();
    expect(await line(running)).toMatchObject({ isOverdue: true, flags: ["first-meeting-late"] });
    expect((await ids({ overdue: true })).toSorted()).toEqual([open, running].toSorted());
    expect(await ids({ overdue: false }), "nobody answered in time: it is open again, since today").toEqual([asked]);
  });
});

it("ASG-05 the counts add up: who suits and who was removed are all there are", async () => {
  const { considered, suitable, removed } = await given.as(coordinatorOf(harbour)).findPeers({ ...given.key(), referralId: open });
  expect(suitable.length + removed.reduce((sum, { count }) => sum + count, 0)).toBe(considered);
});
