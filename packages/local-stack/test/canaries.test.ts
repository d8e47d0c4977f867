import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canariesIn, canariesInBytes } from "../src/canaries/spellings.ts";

const name = { what: "a relative's name", text: "Åse Møllegaard-Sørensen" };
const phone = { what: "a phone number", text: "22334455" };
const cpr = { what: "a CPR number", text: "2512489996" };

describe("CON-26 a planted text is found, however it is written", () => {
  it.each([
    ["as it is", name.text],
    ["in capitals", name.text.toUpperCase()],
    ["without accents", "Ase Mollegaard-Sorensen"],
    ["URL-encoded", encodeURIComponent(name.text)],
    ["hex", Buffer.from(name.text).toString("hex").toUpperCase()],
    ["escaped JSON", "\\u00c5se M\\u00f8llegaard-S\\u00f8rensen"],
    ["base64url", Buffer.from(name.text).toString("base64url")],
  ])("%s", (_how, written) => {
    expect(canariesIn(`{"x":"${written}"}`, [name, cpr])).toEqual([name.what]);
  });

  it("base64 at any alignment, whatever stands before and after", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: 20 }), (before, after) => {
      const encoded = Buffer.concat([before, Buffer.from(name.text), after]).toString("base64");
      expect(canariesIn(encoded, [name])).toEqual([name.what]);
    }));
  });

  it("a CPR number with its hyphen", () => {
    expect(canariesIn("251248-9996", [cpr])).toEqual([cpr.what]);
  });

  it.each([["as it is", "tlf22334455"], ["with spaces", "22 33 44 55"], ["with the country's code", "+4522334455"], ["in base64", Buffer.from("tlf 22334455").toString("base64")]])("a phone number %s", (_how, written) => {
    expect(canariesIn(`"${written}"`, [phone])).toEqual([phone.what]);
    expect(canariesInBytes(Buffer.from(`"${written}"`), [phone])).toEqual([phone.what]);
  });

  it("a phone number is not found inside a longer row of digits", () => {
    expect(canariesIn("019aa200-0000-7000-8000-000022334455", [phone])).toEqual([]);
  });

  it.each([["in a list", '["Grant","Nøddebjærg"]'], ["alone", "grant"], ["in base64", Buffer.from("xxGrantham Nøddebjærg").toString("base64")]])("a single name as a word of its own, %s", (_how, written) => {
    const names = [{ what: "a single name", text: "Grant", isWord: true as const }, { what: "a family name", text: "Nøddebjærg", isWord: true as const }];
    expect(canariesIn(written, names).length).toBeGreaterThan(0);
    expect(canariesIn("grantConsent was carried out", names)).toEqual([]);
  });

  it("and nothing is found where nothing is", () => {
    expect(canariesIn("2512489995 Åse Møller", [name, cpr])).toEqual([]);
  });
});
