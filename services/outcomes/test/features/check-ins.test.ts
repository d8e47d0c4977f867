import { CheckInAnswered, CheckInDue } from "@haandslag/contracts";
import { describe, expect, test } from "vitest";
import { codeOf } from "../given/codes.ts";
import { citizen } from "../given/people.ts";
import { once, runningCourse, someAnswers, unmeasuredCourse } from "../given/situations.ts";
import { instrumentFile } from "../given/stage.ts";

type Course = Awaited<ReturnType<typeof runningCourse>>;
const announced = async ({ database }: Course) => (await database.owner.query<{ type: string; key: string; data: unknown; correlation_id: string }>("SELECT type, key, data, correlation_id FROM outbox ORDER BY position")).rows;
const written = async ({ database }: Course) => (await database.owner.query<{ count: number }>("SELECT (SELECT count(*) FROM sealed_content) + (SELECT count(*) FROM course_history) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM idempotency) AS count")).rows[0]?.count;

describe("answering a check-in", () => {
  test("OUT-01 OUT-09 the citizen's own answers come back to the citizen, in five parts, with the instrument's version", async () => {
    const at = await runningCourse();
    const checkInId = await at.checkIn();
    expect(await at.answer()).toEqual({ checkInId, status: "answered" });
    const { checkIns } = await at.citizen.myCourse({ referralId: at.referralId });
    expect(checkIns).toEqual([{
      checkInId, moment: "start", status: "answered", answerBy: "2026-12-14T23:00:00.000Z", instrument: `${instrumentFile.url}|1`,
      scores: { connectedness: { peer: 3, group: null, familyAndFriends: null, society: null }, hope: 0, identity: null, meaning: null, empowerment: { resources: null, agency: 4 } },
      parts: {
        connectedness: { answered: 1, questions: 4, mean: 3 }, hope: { answered: 1, questions: 1, mean: 0 }, identity: { answered: 0, questions: 1, mean: null },
        meaning: { answered: 0, questions: 1, mean: null }, empowerment: { answered: 1, questions: 2, mean: 4 },
      },
    }]);
  });

  test("OPS-05 others hear that it was due and that it was answered, and nothing of what: under the referral, and the same correlation", async () => {
    const at = await runningCourse();
    const checkInId = await at.checkIn();
    await at.answer();
    const events = await announced(at);
    expect(events.map(({ type }) => type)).toEqual([CheckInDue.type, CheckInAnswered.type]);
    expect(CheckInDue.data.parse(events[0]?.data)).toEqual({ referralId: at.referralId, checkInId, moment: "start", answerBy: "2026-12-14T23:00:00.000Z" });
    expect(CheckInAnswered.data.parse(events[1]?.data)).toEqual({ referralId: at.referralId, checkInId, moment: "start" });
    expect(events.map(({ key, correlation_id }) => [key, correlation_id])).toEqual([[at.referralId, "019aa000-0000-7000-8000-00000000c0e1"], [at.referralId, "019aa000-0000-7000-8000-00000000c0e2"]]);
  });

  test("all questions skipped is an answer too", async () => {
    const at = await runningCourse();
    await at.answer({});
    expect((await at.citizen.myCourse({ referralId: at.referralId })).checkIns[0]?.scores?.hope).toBeNull();
  });

  test("is refused a second time, and the first answers stay as they are", async () => {
    const at = await runningCourse();
    await at.answer();
    const before = await written(at);
    expect(await codeOf(at.answer({ hope: 4 }))).toBe("CHECK_IN_WRONG_STATE");
    expect((await at.citizen.myCourse({ referralId: at.referralId })).checkIns[0]?.scores?.hope).toBe(0);
    expect(await written(at)).toBe(before);
  });

  test("from two windows at once: one counts, the other is refused, and the answers are those of the one", async () => {
    const at = await runningCourse();
    const [first, second] = await Promise.all([codeOf(at.answer({ hope: 1 })), codeOf(at.answer({ hope: 2 }))]);
    expect([first, second].toSorted()).toEqual(["CHECK_IN_WRONG_STATE", "allowed"]);
    expect((await at.citizen.myCourse({ referralId: at.referralId })).checkIns[0]?.scores?.hope).toBe(first === "allowed" ? 1 : 2);
  });

  test("REF-21 a replay gets its first result and writes nothing, whatever has become of the consent or its service", async () => {
    const at = await runningCourse();
    const key = once();
    const first = await at.answer(someAnswers, key);
    const before = await written(at);
    at.consent.answer = "nothing";
    expect(await at.answer(someAnswers, key)).toEqual(first);
    expect(await written(at)).toBe(before);
  });

  test("REF-21 the same key for something else is refused", async () => {
    const at = await runningCourse();
    const key = once();
    await at.answer(someAnswers, key);
    expect(await codeOf(at.citizen.setGoal({ ...key, referralId: at.referralId, words: "words" }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(await codeOf(at.answer({ ...someAnswers, hope: 4 }, key))).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  test("OUT-10 CON-06 is refused without a consent that holds at this moment, and nothing is written", async () => {
    const at = await runningCourse();
    at.consent.answer = "no";
    const before = await written(at);
    expect(await codeOf(at.answer())).toBe("CONSENT_NOT_ACTIVE");
    expect(await written(at)).toBe(before);
  });

  test("CON-20 is refused as CONSENT_UNAVAILABLE while the consent service does not answer, and works when it does", async () => {
    const at = await runningCourse();
    at.consent.answer = "nothing";
    expect(await codeOf(at.answer())).toBe("CONSENT_UNAVAILABLE");
    at.consent.answer = "yes";
    expect(await codeOf(at.answer())).toBe("allowed");
  });

  test("is refused of a check-in that is not there", async () => {
    const at = await runningCourse();
    expect(await codeOf(at.citizen.answerCheckIn({ ...once(), referralId: at.referralId, checkInId: at.ids.next(), answers: {} }))).toBe("NOT_FOUND");
  });
});

describe("declining a check-in", () => {
  test("settles it, asks for no reason and needs no consent service", async () => {
    const at = await runningCourse();
    at.consent.answer = "nothing";
    const checkInId = await at.checkIn();
    expect(await at.citizen.declineCheckIn({ ...once(), referralId: at.referralId, checkInId })).toEqual({ checkInId, status: "declined" });
    expect((await at.course())?.checkIns).toMatchObject([{ status: "declined", instrument: null }]);
  });

  test("is refused where it was answered", async () => {
    const at = await runningCourse();
    await at.answer();
    expect(await codeOf(at.citizen.declineCheckIn({ ...once(), referralId: at.referralId, checkInId: await at.checkIn() }))).toBe("CHECK_IN_WRONG_STATE");
  });

  test("REF-21 stays quiet on a replay", async () => {
    const at = await runningCourse();
    const command = { ...once(), referralId: at.referralId, checkInId: await at.checkIn() };
    const first = await at.citizen.declineCheckIn(command);
    const before = await written(at);
    expect(await at.as(citizen).declineCheckIn(command)).toEqual(first);
    expect(await written(at)).toBe(before);
  });
});

test("OUT-10 who did not consent is asked for nothing, and may set no goal", async () => {
  const at = await unmeasuredCourse();
  expect(await at.citizen.myCourse({ referralId: at.referralId })).toMatchObject({ status: "measuring", isMeasured: false, checkIns: [], goals: [] });
  expect(await codeOf(at.setGoal("words"))).toBe("CONSENT_NOT_ACTIVE");
  expect(await announced(at)).toEqual([]);
});

test("OUT-09 the instrument is shown with its scale, and anybody who may see it sees the same", async () => {
  const at = await runningCourse();
  const shown = await at.citizen.instrument();
  expect(shown).toMatchObject({ id: instrumentFile.url, version: "1", items: { length: 9 }, scale: { da: { length: 5 }, en: { length: 5 } } });
  expect(await at.coordinator.instrument()).toEqual(shown);
});
