import { ChimeItem } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { chimeParts } from "../../src/domain/chime/parts.ts";
import { codeOf } from "../given/codes.ts";
import { coordinator, otherCitizen } from "../given/people.ts";
import { once, runningCourse, someAnswers } from "../given/situations.ts";

describe("OUT-10 the citizen's own answers, to keep before they are deleted", () => {
  it("are all there, question by question, with the questions' words in both languages and the goals", async () => {
    const at = await runningCourse();
    await at.answer();
    const { goalId } = await at.setGoal("to go by bus again");
    await at.citizen.reportProgress({ ...once(), referralId: at.referralId, goalId, progress: 2 });
    const exported = await at.citizen.exportMyAnswers({ referralId: at.referralId });
    expect(exported).toMatchObject({ format: "haandslag-answers/1", referralId: at.referralId, checkIns: [{ moment: "start", status: "answered", answers: someAnswers }], goals: [{ words: "to go by bus again", progress: 2 }] });
    expect(exported.instrument.items.map(({ item, text }) => [item, text.da !== "" && text.en !== ""])).toEqual(ChimeItem.options.map((item) => [item, true]));
  });

  it("OUT-07 after the withdrawal there is nothing left to keep", async () => {
    const at = await runningCourse();
    await at.answer();
    await at.setGoal("planted words");
    await at.hearAll(at.facts.withdrawn());
    expect(await at.citizen.exportMyAnswers({ referralId: at.referralId })).toMatchObject({ checkIns: [{ answers: null }], goals: [] });
  });

  it("OUT-08 CON-29 are nobody else's", async () => {
    const at = await runningCourse();
    expect(await codeOf(at.as(otherCitizen).exportMyAnswers({ referralId: at.referralId }))).toBe("NOT_FOUND");
    expect(await codeOf(at.as(coordinator).exportMyAnswers({ referralId: at.referralId }))).toBe("NOT_ALLOWED");
  });
});

describe("OUT-03 OUT-09 five parts without a total", () => {
  it("each mean is of the answers that were given, and stands beside how many there were", () => {
    const parts = chimeParts({ "connectedness-peer": 4, "connectedness-society": 1, meaning: 0, "empowerment-resources": 1, "empowerment-agency": 2 });
    expect(parts).toEqual({
      connectedness: { answered: 2, questions: 4, mean: 2.5 }, hope: { answered: 0, questions: 1, mean: null }, identity: { answered: 0, questions: 1, mean: null },
      meaning: { answered: 1, questions: 1, mean: 0 }, empowerment: { answered: 2, questions: 2, mean: 1.5 },
    });
  });
  it("every question is in exactly one part", () => {
    const all = chimeParts(Object.fromEntries(ChimeItem.options.map((item) => [item, 1])));
    expect(Object.values(all).map(({ answered, questions }) => [answered, questions])).toEqual([[4, 4], [1, 1], [1, 1], [1, 1], [2, 2]]);
  });
});
