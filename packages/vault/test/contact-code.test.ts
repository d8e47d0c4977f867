import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contactCode, parseContactCode } from "../src/index.ts";

const alphabet = [..."23456789AFJKMRTXY"];
const codes = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(contactCode);

describe("a contact code", () => {
  test("is six characters that nobody mistakes for each other, and reads back however it is typed", () => {
    fc.assert(fc.property(codes, (code) => {
      expect(code).toMatch(/^[23456789AFJKMRTXY]{6}$/);
      expect(parseContactCode(code)).toBe(code);
      expect(parseContactCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toBe(code);
    }));
  });

  test("notices every single wrong character", () => {
    fc.assert(fc.property(codes, fc.nat(5), fc.constantFrom(...alphabet), (code, place, wrong) => {
      fc.pre(code[place] !== wrong);
      expect(parseContactCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined();
    }));
  });

  test("notices any two characters that changed places", () => {
    fc.assert(fc.property(codes, fc.nat(5), fc.nat(5), (code, one, other) => {
      const characters = [...code];
      [characters[one], characters[other]] = [code[other] ?? "", code[one] ?? ""];
      fc.pre(characters.join("") !== code);
      expect(parseContactCode(characters.join(""))).toBeUndefined();
    }));
  });

  test("uses all its characters in all its places", () => {
    const seen = Array.from({ length: 6 }, () => new Set<string>());
    for (let n = 0; n < 2_000; n += 1) {
      const random = new Uint8Array(8);
      new DataView(random.buffer).setBigUint64(0, BigInt(n) * 7_919_777_003n);
      [...contactCode(random)].forEach((character, place) => seen[place]?.add(character));
    }
    expect(seen.map((characters) => characters.size)).toEqual(Array.from({ length: 6 }, () => 17));
  });

  test("is refused when it is no code, and is not made from too little chance", () => {
    for (const typed of ["", "222", "0OIL15", "2222222", "æøå222"]) expect(parseContactCode(typed)).toBeUndefined();
    expect(() => contactCode(new Uint8Array(7))).toThrow(RangeError);
  });
});
