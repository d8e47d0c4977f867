import { ChimeItem } from "@haandslag/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chimeScores, type Answers } from "../../src/domain/chime/score.ts";

/** Every number in an object, wherever it stands. */
const numbersIn = (value: unknown): unknown[] => (typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [value]);

describe("OUT-09 CHIME in five parts", () => {
  test("connectedness keeps its four targets, empowerment its two halves, and each answer stands in its own place", () => {
    const answers = Object.fromEntries(ChimeItem.options.map((item, i) => [item, i % 5])) as Answers;
    expect(chimeScores(answers)).toEqual({
      connectedness: { peer: 0, group: 1, familyAndFriends: 2, society: 3 }, hope: 4, identity: 0, meaning: 1, empowerment: { resources: 2, agency: 3 },
    });
  });

  test("a question that was skipped is null and never 0; one answered with 0 is 0", () => {
    expect(chimeScores({ hope: 0 })).toEqual({
      connectedness: { peer: null, group: null, familyAndFriends: null, society: null }, hope: 0, identity: null, meaning: null, empowerment: { resources: null, agency: null },
    });
  });

  test("there is no total, mean or filled-in value: what comes out is what was answered, and nulls", () => {
    const someAnswers = fc.dictionary(fc.constantFrom(...ChimeItem.options), fc.integer({ min: 0, max: 4 }));
    fc.assert(fc.property(someAnswers, (answers) => {
      const shown = numbersIn(chimeScores(answers));
      expect(shown).toHaveLength(ChimeItem.options.length);
      expect(shown.filter((score) => score !== null).toSorted()).toEqual(Object.values(answers).toSorted());
    }));
  });
});
