import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { parseCprNumber } from "../src/index.ts";

const parsed = (text: string) => {
  const result = parseCprNumber(text);
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result;
};

describe("CPR numbers", () => {
  // "Personnummeret i CPR-systemet": the 7th digit and the year's two digits say the century
  test.each([
    ["0101000000", "1900-01-01"], ["3112993000", "1999-12-31"],
    ["0101364000", "2036-01-01"], ["0101374000", "1937-01-01"],
    ["0101575000", "2057-01-01"], ["0101585000", "1858-01-01"], ["0101998000", "1899-01-01"],
    ["0101369000", "2036-01-01"], ["0101379000", "1937-01-01"],
    ["2902004000", "2000-02-29"], ["1111111111", "1911-11-11"],
  ])("%s was born on %s", (text, birthDate) => {
    expect(parsed(text)).toMatchObject({ birthDate, replacement: false });
  });

  test.each([
    ["", "CPR_WRONG_LENGTH"], ["251248999", "CPR_WRONG_LENGTH"], ["25124899966", "CPR_WRONG_LENGTH"],
    ["2512-489996", "CPR_NOT_DIGITS"], ["0703921VJ4", "CPR_NOT_DIGITS"], ["٠١٠١٠٠٠٠٠٠", "CPR_NOT_DIGITS"],
    ["3002800000", "CPR_NOT_A_DATE"], ["0013800000", "CPR_NOT_A_DATE"], ["0013004000", "CPR_NOT_A_DATE"],
    ["2902000000", "CPR_NOT_A_DATE"], // 1900 was no leap year
    ["3201800000", "CPR_NOT_A_DATE"], ["6001800000", "CPR_NOT_A_DATE"], ["9201800000", "CPR_NOT_A_DATE"],
  ])("%j is refused as %s", (text, error) => {
    expect(parseCprNumber(text)).toEqual({ ok: false, error });
  });

  test("a hyphen and space around are accepted, and the answer is ten digits", () => {
    expect(parsed(" 251248-9996\n").cprNumber).toBe("2512489996");
  });

  test("a replacement number has its day raised by 60", () => {
    expect(parsed("6701800000")).toMatchObject({ replacement: true, birthDate: "1980-01-07" });
    expect(parsed("9112994000")).toMatchObject({ replacement: true, birthDate: "1999-12-31" });
  });

  test("modulus 11 is told and refuses nothing: the official test series does not hold it", () => {
    expect(parsed("2512489996").modulus11Holds).toBe(false);
    expect(parsed("1111111118").modulus11Holds).toBe(true); // the weights of nine ones are 36; 36 + 8 = 4 × 11
  });

  test("whatever the text, the answer is a number of a real day or a code, and a refusal holds nothing of the text", () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{10}$/), fc.stringMatching(/^[0-3][0-9][01][0-9]{7}$/));
    fc.assert(fc.property(text, (number) => {
      const result = parseCprNumber(number);
      if (!result.ok) return Object.keys(result).length === 2 && /^CPR_[A-Z_]+$/.test(result.error);
      return new Date(`${result.birthDate}T00:00:00Z`).toISOString().startsWith(result.birthDate) && result.cprNumber === number.trim().replace("-", "");
    }), { numRuns: 2_000 });
  });
});
