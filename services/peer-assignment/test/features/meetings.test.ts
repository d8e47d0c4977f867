import { ConsentRevoked } from "@haandslag/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bridge, citizen, consentOf, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal, startOfTime } from "../given.ts";

let given: Given;
let peerId: string;
let referralId: string;
let assignmentId: string;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());
beforeEach(async () => {
  given.clock.moveTo(startOfTime);
  peerId = await given.peer();
  referralId = await given.active(peerId);
  assignmentId = (await given.as(coordinatorOf(harbour)).getAssignment({ referralId })).assignmentId;
});

const peer = () => given.as(peerLogin(peerId));
const coordinator = () => given.as(coordinatorOf(harbour));
const plan = (startsAt = "2026-03-05T09:00:00.000Z", more: { minutes?: number; place?: "outdoors" } = {}) => peer().planMeeting({ ...given.key(), assignmentId, startsAt, ...more });
const ofCitizen = () => given.as(citizen("a")).myAssignment({ referralId });

describe("ASG-08 a planned meeting", () => {
  it("is seen by the citizen, the peer and the coordinator, with the day until which the first one should be", async () => {
    const { meetingId } = await plan("2026-03-05T09:00:00.000Z", { minutes: 45, place: "outdoors" });
    const meeting = { meetingId, startsAt: "2026-03-05T09:00:00.000Z", minutes: 45, place: "outdoors", status: "planned" };
    expect(await ofCitizen()).toMatchObject({ nextMeeting: meeting, meetings: [meeting] });
    expect(await peer().myCourses()).toMatchObject([{ referralId, hasMet: false, firstMeetingBy: "2026-03-12T23:00:00.000Z", nextMeeting: meeting, meetings: [meeting] }]);
    expect(await coordinator().getAssignment({ referralId })).toMatchObject({ nextMeeting: meeting });
    expect((await coordinator().listMeetings({})).meetings).toContainEqual({ ...meeting, assignmentId, referralId, peerId });
  });

  it("is moved by either, keeps what nobody changed, and the next one is the earliest to come", async () => {
    const later = await plan("2026-03-20T09:00:00.000Z", { place: "outdoors" });
    const sooner = await plan("2026-03-10T09:00:00.000Z");
    expect((await ofCitizen()).nextMeeting?.meetingId).toBe(sooner.meetingId);
    await coordinator().moveMeeting({ ...given.key(), assignmentId, meetingId: later.meetingId, startsAt: "2026-03-06T10:00:00.000Z", minutes: 30 });
    expect((await ofCitizen()).nextMeeting).toEqual({ meetingId: later.meetingId, startsAt: "2026-03-06T10:00:00.000Z", minutes: 30, place: "outdoors", status: "planned" });
  });

  it("is cancelled, is seen as cancelled, and cannot be moved or recorded after it", async () => {
    const { meetingId } = await plan();
    await peer().cancelMeeting({ ...given.key(), assignmentId, meetingId });
    expect(await ofCitizen()).toMatchObject({ nextMeeting: null, meetings: [{ meetingId, status: "cancelled" }] });
    expect((await coordinator().listMeetings({})).meetings.map((each) => each.meetingId)).not.toContain(meetingId);
    for (const call of [
      () => peer().cancelMeeting({ ...given.key(), assignmentId, meetingId }),
      () => peer().moveMeeting({ ...given.key(), assignmentId, meetingId, startsAt: "2026-03-09T09:00:00.000Z" }),
      () => peer().recordSession({ ...given.key(), referralId, date: "2026-03-02", minutes: 50, attendance: "both", meetingId }),
    ]) expect(await refusal(call())).toBe("MEETING_UNKNOWN");
  });

  it.each([["both", "held"], ["citizen-absent", "missed"], ["peer-absent", "missed"]] as const)("REF-10 once its time has passed it waits to be recorded; with %s there it is %s, to everybody who has a part in it", async (attendance, status) => {
    const { meetingId } = await plan("2026-03-05T09:00:00.000Z");
    given.clock.moveTo("2026-03-05T10:00:00.000Z");
    expect((await coordinator().listMeetings({ statuses: ["to-record"] })).meetings.filter((each) => each.assignmentId === assignmentId)).toMatchObject([{ meetingId, status: "to-record" }]);
    expect((await ofCitizen()).nextMeeting).toBeNull();
    await peer().recordSession({ ...given.key(), referralId, date: "2026-03-05", minutes: 60, attendance, meetingId });
    expect((await ofCitizen()).meetings).toMatchObject([{ meetingId, status }]);
    expect(await peer().myCourses()).toMatchObject([{ meetings: [{ meetingId, status }], sessions: [{ attendance }] }]);
    expect((await coordinator().listMeetings({ statuses: [status], limit: 100 })).meetings.map((each) => each.meetingId)).toContain(meetingId);
  });

  it("OPS-04 a time that has passed, or is more than a year away, is refused by its field; more than ten at a time too", async () => {
    for (const startsAt of ["2026-03-02T08:59:59.000Z", "2027-03-04T09:00:00.000Z"]) expect(await refusal(plan(startsAt))).toBe("INPUT_INVALID");
    for (let n = 0; n < 10; n++) await plan(`2026-04-${10 + n}T09:00:00.000Z`);
    expect(await refusal(plan())).toBe("MEETINGS_TOO_MANY");
  });

  it("REF-21 the same key plans it once", async () => {
    const input = { ...given.key(), assignmentId, startsAt: "2026-03-05T09:00:00.000Z" };
    expect(await peer().planMeeting(input)).toEqual(await peer().planMeeting(input));
    expect((await ofCitizen()).meetings).toHaveLength(1);
  });

  it("ASG-04 with a peer who hands back what was planned is off", async () => {
    await plan();
    await peer().handBack({ ...given.key(), referralId });
    expect(await ofCitizen()).toMatchObject({ status: "open", nextMeeting: null, meetings: [] });
    expect((await coordinator().listMeetings({ limit: 100 })).meetings.map((each) => each.assignmentId)).not.toContain(assignmentId);
    expect(await refusal(plan())).toBe("NOT_FOUND");
  });
});

it("REF-12 CON-26 when and where is in no event, history, idempotency record or column; the event says that something changed", async () => {
  const { meetingId } = await plan("2026-05-17T13:37:00.000Z", { minutes: 573, place: "outdoors" });
  for (const table of ["outbox", "assignment_history", "assignment", "idempotency", "planned_meeting"]) {
    expect(await given.rows(`SELECT 1 FROM ${table} t WHERE t::text ~ '13:37|[^0-9a-f.-]573[^0-9a-f-]|outdoors'`), table).toEqual([]);
  }
  const [told] = await given.rows("SELECT data FROM outbox WHERE type = 'dk.haandslag.peer-assignment.meeting-changed.v1' ORDER BY position DESC LIMIT 1");
  expect(told).toEqual({ data: { referralId, assignmentId, meetingId } });
});

it("CON-25 the end of the consent takes planned meetings with it", async () => {
  await plan();
  await given.hear(ConsentRevoked, { ...consentOf(referralId), by: "citizen" });
  expect(await given.rows("SELECT 1 FROM planned_meeting WHERE assignment_id = $1 UNION ALL SELECT 1 FROM sealed_content WHERE aggregate_id = $1", assignmentId)).toEqual([]);
});

it("CON-29 another organisation lists none of them; pages follow each other by when the meetings are, and miss none", async () => {
  const times = [3, 1, 2].map((day) => `2026-06-0${day}T09:00:00.000Z`);
  for (const startsAt of times) await plan(startsAt);
  expect((await given.as(coordinatorOf(bridge)).listMeetings({})).meetings).toEqual([]);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await coordinator().listMeetings({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.meetings.filter((each) => each.assignmentId === assignmentId).map(({ startsAt }) => startsAt));
    cursor = page.next;
  }
  expect(seen).toEqual(times.toSorted());
});
