import * as contracts from "@haandslag/contracts";
import type { FieldError } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { allTexts, languages, namespacesOf, readNamespace, type Texts, textsIn } from "./namespaces.ts";
import { answeredCodes, sourceCodes } from "./source-codes.ts";
import { codesInGroups, contractVocabularies, vocabulariesOfContracts } from "./vocabularies.ts";

describe.each(languages)("codes.json (%s)", (language) => {
  const codes = readNamespace(language, "codes");

  it("has the groups that there are codes for, and no other", () => {
    expect(Object.keys(codes).toSorted()).toEqual(Object.keys(codesInGroups).toSorted());
  });
  it.each(Object.entries(codesInGroups))("%s: every code has words, in the order of the code, and nothing else has", (group, expected) => {
    expect(expected).not.toEqual([]);
    expect(Object.keys(codes[group] ?? {})).toEqual(expected);
  });
});

it("every closed vocabulary of the contracts has a group", () => {
  const spoken = new Set<unknown>(Object.values(contractVocabularies));
  expect(vocabulariesOfContracts.length).toBeGreaterThan(40);
  expect(vocabulariesOfContracts.filter(([, vocabulary]) => !spoken.has(vocabulary)).map(([name]) => name)).toEqual([]);
});

it("every code that a service's answer writes out has words", () => {
  const spoken = new Set(Object.values(codesInGroups).flat());
  expect(answeredCodes.length).toBeGreaterThan(20);
  expect(answeredCodes.filter(({ code }) => !spoken.has(code))).toEqual([]);
});

it("what is read from another service's source is read", () => {
  expect(Object.values(sourceCodes).map((codes) => codes.length > 10)).toEqual(Object.values(sourceCodes).map(() => true));
});

/** What the pages themselves meet, beside the services' codes. */
const ofThePages = ["OFFLINE", "UNKNOWN"];
const fieldCodes = Object.keys({
  MISSING: true, UNKNOWN_FIELD: true, WRONG_TYPE: true, TOO_SHORT: true, TOO_LONG: true, NOT_ONE_OF: true, WRONG_FORMAT: true, NOT_ALLOWED_HERE: true,
} satisfies Record<FieldError["code"], true>);

describe.each(languages)("errors.json (%s)", (language) => {
  const { fields, ...errors } = readNamespace(language, "errors");

  it("OPS-04 has words for every error code, in the order of the code, and for what the pages meet themselves", () => {
    expect(Object.keys(errors)).toEqual([...new Set([...Object.keys(contracts.errorCodes), ...ofThePages])]);
  });
  it("says what happened, that nothing is lost, and what to do: a sentence each", () => {
    const isSaid = ([, sentences]: [string, string | Texts]) =>
      Object.keys(sentences).join() === "happened,safe,next" && textsIn(sentences).every(({ text }) => /^\p{Lu}[^.?]*\.$/u.test(text));
    expect(Object.entries(errors).filter((error) => !isSaid(error))).toEqual([]);
  });
  it("OPS-04 says for every field code how to write it right", () => {
    expect(Object.keys(fields as Texts).filter((key) => key !== "named")).toEqual(fieldCodes);
  });
  it("names no field that no form sends", () => {
    expect(Object.keys((fields as Texts)["named"] ?? {}).filter((field) => !fieldsOfCommands.has(field))).toEqual([]);
  });
});

/** Every field of every command, however deep. */
const fieldsOfCommands = new Set(
  [contracts.referralCommands, contracts.consentCommands, contracts.peerCommands, contracts.outcomesCommands]
    .flatMap((module) => Object.values(module) as unknown[])
    .filter((schema) => schema instanceof z.ZodType)
    .flatMap((schema) => propertiesIn(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }))),
);
function propertiesIn(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = "properties" in schema && typeof schema.properties === "object" && schema.properties !== null ? Object.keys(schema.properties) : [];
  return [...own, ...Object.values(schema).flatMap(propertiesIn)];
}

describe("Danish and English stand in pairs", () => {
  it("namespace by namespace", () => {
    expect(namespacesOf("da")).toEqual(expect.arrayContaining(["codes", "errors"]));
    expect(namespacesOf("en")).toEqual(namespacesOf("da"));
  });
  it.each(namespacesOf("da"))("%s: the same keys, with the same places to fill in and the same marks", (namespace) => {
    const [da, en] = languages.map((language) => textsIn(readNamespace(language, namespace)).map(({ path, text }) => ({ path, filledIn: placesIn(text) })));
    expect(en).toEqual(da);
  });
  it("no text is empty", () => {
    expect(languages.flatMap(allTexts).filter(({ text }) => text.trim() === "").map(({ path }) => path)).toEqual([]);
  });
});
const placesIn = (text: string): string[] => (text.match(/\{\{[^}]*\}\}|<\/?\w+\s*\/?>/g) ?? []).toSorted();
