import { createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { pairwisePseudonym, subjectIdFor } from "../src/index.ts";

const key = createSecretKey(Buffer.alloc(32, 7));
const citizen = subjectIdFor(key, "0000000000"); // no date, so nobody's number
const neighbour = subjectIdFor(key, "0000000001");

describe("pseudonyms", () => {
  test("CON-27 two recipients know one citizen by two pseudonyms; one recipient always by the same", () => {
    const lyset = pairwisePseudonym(key, "organisation-lyset", citizen);
    expect(pairwisePseudonym(key, "organisation-lyset", citizen)).toBe(lyset);
    expect(pairwisePseudonym(key, "organisation-havnen", citizen)).not.toBe(lyset);
    expect(pairwisePseudonym(key, "organisation-lyset", neighbour)).not.toBe(lyset);
    expect(pairwisePseudonym(createSecretKey(randomBytes(32)), "organisation-lyset", citizen)).not.toBe(lyset);
    expect(lyset).toMatch(/^p_[A-Za-z0-9_-]{43}$/);
    expect(citizen).toMatch(/^s_[A-Za-z0-9_-]{43}$/);
  });

  test("CON-27 the uses are apart: under one key the same words give another value for another use, and words do not run together", () => {
    expect(pairwisePseudonym(key, "", "0000000000").slice(2)).not.toBe(citizen.slice(2));
    expect(pairwisePseudonym(key, "organisation-a", "bs_1")).not.toBe(pairwisePseudonym(key, "organisation-ab", "s_1"));
    expect(pairwisePseudonym(key, 'a","b', "c")).not.toBe(pairwisePseudonym(key, "a", 'b","c'));
  });

  test("they stay what they are: stored pseudonyms outlive the code", () => {
    expect([citizen, pairwisePseudonym(key, "organisation-lyset", citizen)]).toMatchInlineSnapshot(`
      [
        "s_rWk7rU7i5-NBeZtSj5qzv8oaf98knYz3HE8DY14fWS0",
        "p_RodVIWPnFrBr1KAXEwA8syrb6T4wbqeuoG4inexbep0",
      ]
    `);
  });

  test.each(["000000-0000", "00000000", "00000000000", "٠٠٠٠٠٠٠٠٠٠", " 0000000000"])("CON-26 %j is no CPR number, and is refused without being repeated", (wrong) => {
    expect(() => subjectIdFor(key, wrong)).toThrow(new TypeError("subjectIdFor takes a CPR number of ten digits without a hyphen"));
  });
});
