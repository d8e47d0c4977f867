import { OutcomeRecorded } from "@haandslag/contracts";
import { describe, expect, test } from "vitest";
import { codeOf } from "../given/codes.ts";
import { coordinator, organisationId, otherOrganisationId } from "../given/people.ts";
import { once, runningCourse, unmeasuredCourse } from "../given/situations.ts";

type Course = Awaited<ReturnType<typeof runningCourse>>;
const events = async ({ database }: Course) => (await database.owner.query<{ data: unknown }>("SELECT data FROM outbox WHERE type = $1", [OutcomeRecorded.type])).rows.map(({ data }) => OutcomeRecorded.data.parse(data));
const record = (at: Course, outcome: "goals-reached" | "ended-by-citizen" | "never-started", key = once()) => at.coordinator.recordOutcome({ ...key, referralId: at.referralId, outcome });

describe("REF-11 how a course ended", () => {
  test("is recorded by its organisation and told, whether or not the citizen consented to measurement", async () => {
    const at = await unmeasuredCourse();
    await at.hearAll(at.facts.ended());
    expect(await record(at, "ended-by-citizen")).toEqual({ referralId: at.referralId, outcome: "ended-by-citizen" });
    expect(await events(at)).toEqual([{ referralId: at.referralId, organisationId, outcome: "ended-by-citizen" }]);
    expect(await at.course()).toMatchObject({ status: "measured", outcome: "ended-by-citizen" });
  });

  test("is refused a second time with another code, and where it contradicts the course", async () => {
    const at = await runningCourse();
    expect(await codeOf(record(at, "never-started"))).toBe("COURSE_WRONG_STATE");
    await record(at, "goals-reached");
    expect(await codeOf(record(at, "ended-by-citizen"))).toBe("COURSE_WRONG_STATE");
    expect(await events(at)).toHaveLength(1);
  });

  test("stays quiet when it is the same again, with the same key or another", async () => {
    const at = await runningCourse();
    const key = once();
    const first = await record(at, "goals-reached", key);
    expect(await record(at, "goals-reached", key)).toEqual(first);
    expect(await record(at, "goals-reached")).toEqual(first);
    expect(await events(at)).toHaveLength(1);
  });

  test("OUT-01 a measured course waits for the last check-in first", async () => {
    const at = await runningCourse();
    await record(at, "goals-reached");
    await at.hearAll(at.facts.ended());
    expect(await at.course()).toMatchObject({ status: "measuring", checkIns: [{ status: "lapsed" }, { moment: "end", status: "due" }] });
    await at.citizen.declineCheckIn({ ...once(), referralId: at.referralId, checkInId: await at.checkIn("end") });
    expect(await at.course()).toMatchObject({ status: "measured", deadlineAt: null });
  });
});

describe("an organisation's courses", () => {
  test("CON-29 are its own only, newest first, page by page; a consent alone shows it none", async () => {
    const at = await runningCourse();
    const all = [at.facts, at.factsOf(), at.factsOf()];
    const elsewhere = at.factsOf({ organisationId: otherOrganisationId });
    const onlyConsented = at.factsOf();
    for (const facts of [...all.slice(1), elsewhere]) await at.hearAll(facts.accepted());
    await at.hearAll(onlyConsented.consented());
    const first = await at.coordinator.listCourses({ limit: 2 });
    const second = await at.coordinator.listCourses({ limit: 2, ...(first.next === null ? {} : { cursor: first.next }) });
    expect([...first.courses, ...second.courses].map(({ referralId }) => referralId)).toEqual(all.map(({ referralId }) => referralId).toReversed());
    expect(second.next).toBeNull();
    expect(await codeOf(at.as(coordinator).recordOutcome({ ...once(), referralId: onlyConsented.referralId, outcome: "never-started" }))).toBe("NOT_FOUND");
  });

  test("OUT-08 tell when they began and how they ended, and nothing that the citizen wrote or consented to", async () => {
    const at = await runningCourse();
    await at.answer();
    await at.setGoal("a goal in own words");
    const shown = await at.coordinator.listCourses({});
    expect(shown).toEqual({ courses: [{ referralId: at.referralId, startedAt: "2026-11-23T09:00:00.000Z", endedAt: null, outcome: null }], next: null });
  });
});
