import { createHash, createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal, startOfTime } from "../given.ts";

let given: Given;
let peerId: string;
let referralId: string;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());
beforeEach(async () => {
  given.clock.moveTo(startOfTime);
  peerId = await given.peer();
  referralId = await given.active(peerId);
});

const met = (date: string, minutes = 60, attendance: "both" | "citizen-absent" | "peer-absent" = "both") =>
  given.as(peerLogin(peerId)).recordSession({ ...given.key(), referralId, date, minutes, attendance });
const flags = async () => (await given.as(coordinatorOf(harbour)).getAssignment({ referralId })).flags;

describe("ASG-08 the first meeting, within 10 days and of at least 45 minutes", () => {
  it.each([
    ["2026-03-12", 45, []],
    ["2026-03-13", 45, ["first-meeting-late"]],
    ["2026-03-12", 44, ["first-meeting-short"]],
    ["2026-03-13", 44, ["first-meeting-late", "first-meeting-short"]],
  ] as const)("on %s for %i minutes is flagged %j", async (date, minutes, expected) => {
    given.clock.advance({ days: 12 });
    expect((await met(date, minutes)).flags).toEqual(expected);
    expect(await flags()).toEqual(expected);
  });

  it("a meeting that one of them missed is recorded and is not the first; a second one is not judged", async () => {
    expect((await met("2026-03-02", 10, "citizen-absent")).flags).toEqual([]);
    expect((await met("2026-03-02", 50)).flags).toEqual([]);
    expect((await met("2026-03-02", 10)).flags).toEqual([]);
    const { sessions } = await given.as(coordinatorOf(harbour)).getAssignment({ referralId });
    expect(sessions.map(({ minutes, attendance }) => [minutes, attendance])).toEqual([[10, "citizen-absent"], [50, "both"], [10, "both"]]);
    expect(Object.keys(sessions[0] ?? {}).sort()).toEqual(["attendance", "date", "flags", "minutes", "sessionId"]);
  });

  it("ten days without a meeting are flagged once, when the tenth is over in Denmark; a meeting in time that is recorded late takes the flag away", async () => {
    given.clock.moveTo("2026-03-12T22:59:59.999Z");
    await given.meetDeadlines();
    expect(await flags()).toEqual([]);
    given.clock.moveTo("2026-03-12T23:00:00.000Z");
    await given.meetDeadlines();
    await given.meetDeadlines();
    expect(await flags()).toEqual(["first-meeting-late"]);
    expect(await given.rows("SELECT 1 FROM assignment_history h JOIN assignment a ON a.id = h.aggregate_id WHERE a.referral_id = $1 AND h.type = 'flagged'", referralId)).toHaveLength(1);
    await met("2026-03-12");
    expect(await flags()).toEqual([]);
  });

  it("ASG-08 the citizen sees each that was recorded, planned or not: date, minutes and who came, and what was made of it not", async () => {
    await met("2026-03-02", 10, "peer-absent");
    await met("2026-03-02", 50);
    const { sessions, meetings } = await given.as(citizen("a")).myAssignment({ referralId });
    expect(sessions.map(({ date, minutes, attendance }) => [date, minutes, attendance])).toEqual([["2026-03-02", 10, "peer-absent"], ["2026-03-02", 50, "both"]]);
    expect(Object.keys(sessions[0] ?? {}).sort()).toEqual(["attendance", "date", "minutes", "sessionId"]);
    expect(meetings).toEqual([]);
  });

  it("OPS-04 a day to come, or before the course began, is refused with its field, and nothing is recorded", async () => {
    for (const date of ["2026-03-03", "2026-03-01"]) expect(await refusal(met(date))).toBe("INPUT_INVALID");
    expect((await given.as(coordinatorOf(harbour)).getAssignment({ referralId })).sessions).toEqual([]);
  });

  it("REF-12 date, minutes and who came are in no event, no history and no idempotency record", async () => {
    await met("2026-03-02", 577, "both");
    for (const table of ["outbox", "assignment_history", "assignment", "idempotency"]) {
      expect(await given.rows(`SELECT 1 FROM ${table} t WHERE t::text ~ '[^0-9a-f.-]577[^0-9a-f-]|attendance|minutes'`), table).toEqual([]);
    }
  });

  it("REF-21 the same key gives the first result and is refused for another meeting; what is remembered of the request cannot be tried out", async () => {
    const peer = given.as(peerLogin(peerId));
    const input = { ...given.key(), referralId, date: "2026-03-02", minutes: 60, attendance: "both" } as const;
    const first = await peer.recordSession(input);
    expect(await peer.recordSession(input)).toEqual(first);
    expect(await refusal(peer.recordSession({ ...input, minutes: 61 }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect((await given.as(coordinatorOf(harbour)).getAssignment({ referralId })).sessions.map(({ minutes }) => minutes)).toEqual([60]);
    const text = JSON.stringify(["recordSession", input]);
    const [remembered] = await given.rows("SELECT request_hash FROM idempotency WHERE key = $1", input.idempotencyKey);
    expect(remembered?.["request_hash"]).toBe(createHmac("sha256", "request key of the tests").update(text).digest("hex"));
    for (const tried of [createHash("sha256").update(text), createHmac("sha256", "").update(text)]) expect(remembered?.["request_hash"]).not.toBe(tried.digest("hex"));
  });

  it("the coordinator records too; once the course is over nobody does", async () => {
    await given.as(coordinatorOf(harbour)).recordSession({ ...given.key(), referralId, date: "2026-03-02", minutes: 60, attendance: "both" });
    await given.as(coordinatorOf(harbour)).endAssignment({ ...given.key(), referralId });
    expect(await refusal(met("2026-03-02"))).toBe("NOT_FOUND");
    expect(await refusal(given.as(coordinatorOf(harbour)).recordSession({ ...given.key(), referralId, date: "2026-03-02", minutes: 60, attendance: "both" }))).toBe("ASSIGNMENT_WRONG_STATE");
  });
});
