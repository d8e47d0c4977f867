import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { nameTokens, searchTokens } from "../src/index.ts";

const key = createSecretKey(Buffer.alloc(32, 5));
const unit = { authorityId: "municipality-0751", unitId: "unit-voksne" };
const finds = (searched: string, name: string, in_ = unit) => {
  const there = nameTokens(key, unit, name);
  const wanted = searchTokens(key, in_, searched);
  return wanted.length > 0 && wanted.every((token) => there.includes(token));
};

describe("names in a unit's index", () => {
  it.each([
    ["Kim", "Kim Borger", true], ["ki bor", "Kim Borger", true], ["BORGER, Kim", "Kim Borger", true], ["im", "Kim Borger", false], ["Kim Nielsen", "Kim Borger", false],
    ["Åse", "Aase Bøgh", true], ["aase", "Åse Bøgh", true], ["bogh", "Åse Bøgh", false], ["rene", "René Sørensen", true], ["søren", "René Sørensen", true],
    ["Kirstine-Marie", "Anne Kirstine-Marie Holm", true], ["Konstantinopolitansk", "Konstantinopolitan Holm", true], ["k", "Kim Borger", false], ["", "Kim Borger", false], ["'; --", "Kim Borger", false],
  ])("%s finds %s: %s", (searched, name, found) => expect(finds(searched, name)).toBe(found));

  it("another unit's, or another authority's, has other tokens for the same name; no token tells a letter of it", () => {
    expect(finds("Kim", "Kim Borger", { ...unit, unitId: "unit-unge" })).toBe(false);
    expect(finds("Kim", "Kim Borger", { ...unit, authorityId: "municipality-0101" })).toBe(false);
    expect(new Set(nameTokens(key, unit, "Kim Borger")).size).toBe(7);
    expect(nameTokens(key, unit, "Kim Borger").every((token) => /^[A-Za-z0-9_-]{16}$/.test(token))).toBe(true);
  });
});
