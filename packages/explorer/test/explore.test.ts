import { describe, expect, it } from "vitest";
import { realDomain } from "../src/domain.ts";
import { hunt, mutants } from "../src/mutants/mutants.ts";
import { exploreWorld } from "../src/search/explore-world.ts";
import { storyOf } from "../src/search/story.ts";
import { testWorlds } from "../src/world/worlds.ts";

describe("the domain functions that run, in every interleaving of a small world", () => {
  it.each(testWorlds.map((bounds) => [bounds.name, bounds] as const))("CON-12 CON-14 CON-18 CON-19 CON-21 CON-22 CON-23 CON-24 CON-25 hold in every state: %s", (_, bounds) => {
    const { states, transitions, violations, isComplete } = exploreWorld(realDomain, bounds);
    expect(violations.map(storyOf)).toEqual([]);
    expect(isComplete, "the bounds make it end").toBe(true);
    expect(states).toBeGreaterThan(10_000);
    expect(transitions, "states are met on more than one way").toBeGreaterThan(states * 2);
  }, 120_000);
});

describe("a domain with one thing wrong is found out", () => {
  it("there are mutants of every rule that is watched", () => {
    expect(new Set(mutants.map(({ breaks }) => breaks))).toEqual(new Set(["CON-12", "CON-14", "CON-18", "CON-19", "CON-21", "CON-22", "CON-23", "CON-24", "CON-25"]));
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });

  it.each(mutants.map((mutant) => [mutant.breaks, mutant.name, mutant] as const))("%s: %s", (rule, _, mutant) => {
    const violation = hunt(realDomain, mutant);
    expect(violation?.rule).toBe(rule);
  }, 60_000);

  it("and told as a story, the shortest one", () => {
    const mutant = mutants.find(({ name }) => name === "the decision takes a revoked consent for a granted one");
    const violation = mutant === undefined ? undefined : hunt(realDomain, mutant);
    expect(violation === undefined ? "not caught" : storyOf(violation)).toMatchInlineSnapshot(`
      "   1. Citizen A: the caseworker has her asked for consent, towards the first organisation; the consent service asks, the referral is not saved yet.
         2. Citizen A: the half-done call goes on and is saved.
         3. Citizen A: the next event of consent reaches referral.
         4. Citizen A: she says yes to the referral.
         5. Citizen A: she stops the referral.
        ⇒ CON-18: a disclosure for referral would be permitted after the consent to it has ended"
    `);
  });
});
