import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { canariesIn as sightingsIn, canariesInBytes as sightingsInBytes, type Canary } from "../src/canaries/spellings.ts";
import { ownMessageFile, readDemoMessage } from "../src/demo/demo-message.ts";
import { canariesOf } from "../src/demo/planted.ts";

const name = { what: "a relative's name", text: "Åse Møllegaard-Sørensen" };
const phone = { what: "a phone number", text: "22334455" };
const canariesIn = (text: string, canaries: readonly Canary[]) => sightingsIn(text, canaries).map(({ what }) => what);
const canariesInBytes = (bytes: Buffer, canaries: readonly Canary[]) => sightingsInBytes(bytes, canaries).map(({ what }) => what);
const cpr = { what: "a CPR number", text: "2512489996" };

/**
 * Once in many runs an id of the demo's, 019aa100-0000-7000-8000-000000000003, was divided by a page of PostgreSQL's own log
 * (or by what an update shares with the row before), and its last eight digits stood there alone: the planted 00 00 00 03.
 */
test("CON-26 the phone numbers that the demo plants are not the end of an id", async () => {
  const message = await readDemoMessage(ownMessageFile);
  if ("errors" in message) throw new Error("our own message cannot be imported");
  const phones = canariesOf({ message }).map(({ text }) => text).filter((text) => /^[\d ]{8,11}$/.test(text) && !/^\d{10}$/.test(text));
  expect(phones.length).toBeGreaterThan(4);
  expect(phones.filter((phone) => new Set(phone.replaceAll(/\D/g, "")).size < 4)).toEqual([]);
});

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

  it("a finding says how it is written and what shape stands around it, and nobody's content", () => {
    expect(sightingsIn("sha: 0af3b22334455c9 by Grete", [phone])).toEqual([{ what: phone.what, how: "aah: 9hh9h[…]h9 ha aahah" }]);
    expect(sightingsInBytes(Buffer.from(`\0${name.text}\0`), [name])).toEqual([{ what: name.what, how: "·[…]·" }]);
    expect(sightingsIn(Buffer.from(`tlf ${phone.text}`).toString("hex"), [phone])).toEqual([{ what: phone.what, how: "in hex: 999h9999[…]" }]);
  });

  it("and nothing is found where nothing is", () => {
    expect(canariesIn("2512489995 Åse Møller", [name, cpr])).toEqual([]);
  });
});
