import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithFixtures } from "@haandslag/testing";
import { evalFhirPath } from "@medplum/core";
import { expect, test } from "vitest";
import { bundleOf, draftOf, findingsOf, ownOrder, readBundle, readJson, request, taken, type Message, type Resource } from "./messages.ts";

/** Without its links to other people's records, which would lead nowhere. */
const alone = (person: Resource): Resource => ({ ...person, link: undefined });

describeWithFixtures("real FHIR messages", (dir) => {
  const fhir = (name: string): Resource => readJson(join(dir, "fhir", name));
  const message = (name: string): Message => readBundle(join(dir, "fhir", name));
  const dkCore = (type: string) => readdirSync(join(dir, "fhir")).filter((name) => name.startsWith(`dk-core-${type}-`)).map((name) => [name, alone(fhir(name))] as const);

  test("REF-22 KL's FFB order becomes a draft with identity, relatives and the citizen's two own wishes", () => {
    const order = message("kl-ffb-order-message.json");
    expect(draftOf(order)).toMatchObject({
      identity: { cprNumber: "1111111111", name: { given: ["Christian"], family: "Christiansen" }, address: { postalCode: "9999" }, phones: ["22334455"] },
      relatives: [{ name: "Louise Christiansen", relationship: "mother" }, { name: "Børge Børgesen", relationship: "guardian" }],
      requestedAt: "2021-03-15T12:05:37.000Z", senderAuthority: "municipality-0157", sourcePath: "Bundle.entry[3].resource",
    });
    expect(taken(order).kept.filter(({ to }) => to.includes("wish")).map(({ path }) => path))
      .toEqual(["Bundle.entry[7].resource.description.text", "Bundle.entry[26].resource.value.text"]);
  });

  test("REF-22 of KL's FFB order every condition, evaluation, document and the mother's consent is dropped", () => {
    const { dropped, findings, drafts } = taken(message("kl-ffb-order-message.json"));
    const entries = dropped.filter(({ path }) => /^Bundle\.entry\[\d+\]$/.test(path)).map(({ path }) => Number(/\d+/.exec(path)));
    expect(entries).toEqual(expect.arrayContaining([5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 23, 24, 25, 38, 42, 43]));
    expect(JSON.stringify(drafts)).not.toMatch(/autis|retardering|kromosom|omsorgssvigt|udadreagerende/i);
    // 1111111111 is 11 November 1911: a date, and no modulus 11
    expect(findings.map(({ code }) => code)).toEqual(["CPR_MODULUS_11", "REPRESENTATIVE_NAMED", "WISH_TO_READ", "WISH_TO_READ", "CONSENT_NOT_TAKEN"]);
  });

  test("REF-22 the Gravity referral has no CPR number and no wish in words; its food insecurity is a problem and dropped", () => {
    const bundle = message("sdohcc-referral-bundle.json");
    expect(draftOf(bundle)).toMatchObject({ identity: { name: { given: ["COLIN", "V."], family: "BAXTER" }, birthDate: "1987-02-20" }, wish: { text: [] } });
    expect(draftOf(bundle).identity).not.toHaveProperty("cprNumber");
    expect(findingsOf(bundle)).toEqual(expect.arrayContaining(["NO_CPR_NUMBER", "NO_WISH", "PROFILE_UNKNOWN", "CONSENT_NOT_TAKEN"]));
    expect(taken(bundle).dropped).toContainEqual({ path: "Bundle.entry[8]", code: "DIAGNOSIS_OR_PROBLEM", why: expect.stringMatching(/^A diagnosis/) });
  });

  test("REF-22 each of HL7 Denmark's 48 test persons, in a collection, becomes a draft", () => {
    const persons = dkCore("patient");
    expect(persons).toHaveLength(48);
    for (const [name, person] of persons) {
      const [{ given = [], family }] = person["name"] as [{ given?: string[]; family?: string }];
      expect(draftOf(bundleOf("collection", person)).identity.name, name).toEqual({ given, ...(family === undefined ? {} : { family }) });
    }
  });

  test("REF-22 replacement numbers of the health sector are not CPR numbers", () => {
    for (const name of ["dk-core-patient-ukendt-x-ecpr.json", "dk-core-patient-ukendt-d-ecpr.json"]) {
      expect(findingsOf(bundleOf("collection", fhir(name))), name).toEqual(expect.arrayContaining(["CPR_REPLACEMENT_NUMBER", "NO_CPR_NUMBER"]));
    }
    expect(findingsOf(bundleOf("collection", fhir("dk-core-patient-ukendt.json")))).toEqual(expect.arrayContaining(["NO_CPR_NUMBER"]));
  });

  test("REF-22 faults of the source are found: a protected person without a code system, a birth date that is not the CPR number's", () => {
    const confidential = bundleOf("collection", fhir("dk-core-patient-confidential.json"));
    expect(draftOf(confidential).identity.protected).toBe(true);
    expect(findingsOf(confidential)).toContain("PROTECTION_MARKED_ODDLY");
    expect(findingsOf(bundleOf("collection", fhir("dk-core-patient-else.json")))).toContain("BIRTH_DATE_DIFFERS");
    expect(findingsOf(bundleOf("collection", alone(fhir("dk-core-patient-dreng-levendefodt2024.json"))))).toContain("CITIZEN_UNDER_15");
  });

  test("REF-22 a guardian of dk-core comes along as a relative, and that somebody may act is not believed", () => {
    const transaction = bundleOf("transaction", alone(fhir("dk-core-patient-aage.json")), fhir("dk-core-relatedperson-nancy-guardian-of-aage.json"));
    for (const entry of transaction.entry) entry.request = { method: "POST", url: entry.resource["resourceType"] };
    expect(draftOf(transaction).relatives).toEqual([{ name: "Nancy Ann Test Berggren", relationship: "guardian", phones: [], emails: [] }]);
    expect(findingsOf(transaction)).toContain("REPRESENTATIVE_NAMED");
  });

  test("REF-22 a request of dk-core's doctor: the reason is a suspected disease, and is not taken for a wish", () => {
    const names = ["servicerequest-henvisning-fra-lage-til-sygehus", "patient-john", "practitioner-abraham-laege", "condition-john-melanoma", "organization-laegerne-hasseris-bymidte"];
    const collection = bundleOf("collection", ...names.map((name) => fhir(`dk-core-${name}.json`)));
    expect(draftOf(collection)).toMatchObject({ wish: { text: [] }, requestedAt: "2021-05-01" });
    expect(taken(collection).dropped).toContainEqual({ path: "Bundle.entry[0].resource.reasonCode", code: "NOT_THE_CITIZENS_WORDS", why: expect.stringMatching(/may hold a diagnosis/) });
  });

  test("REF-22 every value of every message is kept or under a dropped path, once, and each path is FHIRPath that leads there", () => {
    const messages: [string, Message][] = [
      ["FFB", message("kl-ffb-order-message.json")], ["Gravity", message("sdohcc-referral-bundle.json")], ["own", ownOrder()],
      // the two with an extension beside a missing family name: Medplum's FHIRPath does not go there
      ...dkCore("patient").filter(([, person]) => !JSON.stringify(person).includes("_family"))
        .map(([name, person]): [string, Message] => [name, bundleOf("collection", person, request("r", `Patient/${String(person["id"])}`))]),
    ];
    for (const [name, sent] of messages) {
      const { kept, dropped } = taken(sent);
      const json = JSON.parse(JSON.stringify(sent)) as Message;
      const found = [...kept, ...dropped].flatMap(({ path }) => {
        const values = evalFhirPath(path, json as never) as unknown[];
        expect(values, `${name}: ${path}`).not.toEqual([]);
        return values;
      });
      expect(countLeaves(found), name).toBe(countLeaves(json));
      expect(new Set([...kept, ...dropped].map(({ path }) => path)).size, name).toBe(kept.length + dropped.length);
    }
  });

  test("CON-26 nothing that is said about a message holds a value from it", () => {
    for (const name of ["kl-ffb-order-message.json", "sdohcc-referral-bundle.json"]) {
      const { kept, dropped, findings } = taken(message(name));
      const said = JSON.stringify([kept, dropped, findings]);
      const values = textsIn(JSON.parse(readFileSync(join(dir, "fhir", name), "utf8"))).filter((value) => /[\d\s@æøå]/.test(value) && value.length > 3);
      expect(values.length).toBeGreaterThan(100);
      expect(values.filter((value) => said.includes(value))).toEqual([]);
    }
  });
});

const textsIn = (json: unknown): string[] => typeof json === "string" ? [json] : typeof json === "object" && json !== null ? Object.values(json).flatMap(textsIn) : [];
const countLeaves = (json: unknown): number => typeof json === "object" ? (json === null ? 0 : Object.values(json).reduce<number>((sum, value) => sum + countLeaves(value), 0)) : 1;
