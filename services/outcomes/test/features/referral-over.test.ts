import { describe, expect, test } from "vitest";
import { codeOf } from "../given/codes.ts";
import { everyColumn } from "../given/every-column.ts";
import { citizen, organisationId, pseudonymOf, subjectId } from "../given/people.ts";
import { once, runningCourse, unmeasuredCourse } from "../given/situations.ts";
import { stage } from "../given/stage.ts";

type Course = Awaited<ReturnType<typeof runningCourse>>;
const ways = ["stopped", "closed", "taken back", "declined"] as const;
const pseudonym = pseudonymOf(organisationId, subjectId);

/** Who the course is about, as this service knows it: in plain text in no table of it, ever. */
async function knownAs({ database, keys, subjects }: Pick<Course, "database" | "keys" | "subjects">, referralId: string): Promise<string | undefined> {
  for (const [table, text] of await everyColumn(database, keys)) expect(text, table).not.toContain(pseudonym);
  return (await subjects.find(database.owner, referralId))?.pseudonym;
}

describe("CON-25 whom a course was about is forgotten when the referral is over", () => {
  test.each(ways)("%s, where nothing is measured: no table knows the citizen any more", async (how) => {
    const at = await unmeasuredCourse();
    expect(await knownAs(at, at.referralId)).toBe(pseudonym);
    await at.hearAll(at.facts.over[how]());
    expect(await knownAs(at, at.referralId)).toBeUndefined();
    expect(await codeOf(at.citizen.myCourse({ referralId: at.referralId }))).toBe("NOT_FOUND");
    await at.hearAll(at.facts.ended());
    expect(await codeOf(at.coordinator.recordOutcome({ ...once(), referralId: at.referralId, outcome: "ended-by-citizen" })), "the organisation still says how it ended").toBe("allowed");
  });

  test("OUT-01 OUT-10 while the consent to measurement holds, the citizen answers the last check-in of a closed referral; its end forgets", async () => {
    const at = await runningCourse();
    await at.setGoal("a goal in own words");
    await at.hearAll(at.facts.ended(), at.facts.over.closed());
    expect(await knownAs(at, at.referralId)).toBe(pseudonym);
    expect(await codeOf(at.citizen.answerCheckIn({ ...once(), referralId: at.referralId, checkInId: await at.checkIn("end"), answers: { hope: 4 } }))).toBe("allowed");
    expect((await at.citizen.myCourse({ referralId: at.referralId })).goals).toHaveLength(1);
    await at.hearAll(at.facts.expired());
    expect(await knownAs(at, at.referralId)).toBeUndefined();
    expect(await codeOf(at.citizen.myCourse({ referralId: at.referralId }))).toBe("NOT_FOUND");
  });

  test("a withdrawal of measurement alone forgets nobody: the course goes on", async () => {
    const at = await runningCourse();
    await at.hearAll(at.facts.withdrawn());
    expect(await codeOf(at.citizen.myCourse({ referralId: at.referralId }))).toBe("allowed");
  });

  test("CON-22 heard again, and after it the acceptance, its start and an old consent: nothing brings the citizen back or asks her", async () => {
    const at = await unmeasuredCourse();
    await at.hearAll(at.facts.over.stopped(), at.facts.over.stopped(), at.facts.accepted(), at.facts.consented(), at.facts.started(), at.facts.ended());
    expect(await knownAs(at, at.referralId)).toBeUndefined();
    expect(await at.course()).toMatchObject({ subject: "forgotten", checkIns: [], deadlineAt: null });
  });

  test.each(ways)("CON-21 CON-22 an acceptance that comes after it was %s holds nothing", async (how) => {
    const s = await stage();
    const facts = s.factsOf();
    await s.hearAll(facts.over[how](), facts.accepted(), facts.accepted());
    expect(await knownAs(s, facts.referralId)).toBeUndefined();
    expect(await codeOf(s.as(citizen).myCourse({ referralId: facts.referralId }))).toBe("NOT_FOUND");
  });

  test("REF-21 a replay after it gets its first result", async () => {
    const at = await runningCourse();
    const decline = { ...once(), referralId: at.referralId, checkInId: await at.checkIn() };
    const first = await at.citizen.declineCheckIn(decline);
    await at.hearAll(at.facts.withdrawn(), at.facts.over.stopped());
    expect(await at.citizen.declineCheckIn(decline)).toEqual(first);
    expect(await codeOf(at.citizen.declineCheckIn({ ...decline, ...once() }))).toBe("NOT_FOUND");
  });
});
