import { expect, it } from "vitest";
import type { Permit } from "../../src/domain/decision/decide.ts";
import { withheldParts } from "../../src/domain/decision/withheld-parts.ts";

const permit = (categories: Permit["categories"], despiteProtection = false): Permit => ({ permitted: true, consentId: "c", epoch: 2, categories, despiteProtection, reasons: ["COVERED"] });

it.each([
  ["name and address of one who is protected", permit(["identity", "contact"]), ["name", "address"], ["name", "address"]],
  ["the name alone where the address is not disclosed", permit(["situation", "identity"]), ["name", "address"], ["name"]],
  ["the address alone where the name is not disclosed", permit(["contact"]), ["name", "address"], ["address"]],
  ["what is protected, and no other part", permit(["identity", "contact"]), ["address"], ["address"]],
  ["nothing of one who is not protected", permit(["identity", "contact"]), [], []],
  ["nothing of other categories", permit(["situation", "wishes", "practical"]), ["name", "address"], []],
  ["nothing where the citizen said yes a second time", permit(["identity", "contact"], true), ["name", "address"], []],
] as const)("CON-28 withholds %s", (_what, given, protectedParts, withheld) => {
  expect(withheldParts(given, protectedParts)).toEqual(withheld);
});
