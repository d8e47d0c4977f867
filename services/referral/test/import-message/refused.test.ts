import { describe, expect, test } from "vitest";
import { bundleOf, cpr, errorsOf, first, ownOrder, patient, put, read, request, resourcesOf, type Message } from "./messages.ts";

const changed = (change: (order: Message) => void): Message => {
  const order = ownOrder();
  change(order);
  return order;
};
const deep = (levels: number) => `{"resourceType":"Bundle","type":"collection","entry":${"[".repeat(levels)}${"]".repeat(levels)}}`;

describe("a bad message", () => {
  test.each<[string, unknown, string[]]>([
    ["is empty", "", ["NOT_JSON $this"]],
    ["is XML", "<Bundle xmlns='http://hl7.org/fhir'/>", ["NOT_JSON $this"]],
    ["is cut off", JSON.stringify(ownOrder()).slice(0, -2), ["NOT_JSON $this"]],
    ["says a name twice, once in disguise", '{"resourceType":"Bundle","type":"collection","t\\u0079pe":"message"}', ["NAME_TWICE $this"]],
    ["is a number", "1", ["NOT_FHIR_R4 $this"]],
    ["is JSON of something else", '{"type":"collection"}', ["NOT_FHIR_R4 $this"]],
    ["has a type of resource that R4 does not know", '{"resourceType":"constructor"}', ["NOT_FHIR_R4 $this"]],
    ["is a resource by itself", patient("p"), ["BUNDLE_NOT_SUPPORTED $this"]],
    ["is nested 41 deep", deep(40), ["NESTED_TOO_DEEP $this"]],
    ["is nested 200,000 deep and not even closed", `{"a":${"[".repeat(200_000)}`, ["NESTED_TOO_DEEP $this"]],
  ])("REF-22 is refused that %s", (_, message, errors) => {
    expect(errorsOf(message)).toEqual(errors);
  });

  test("REF-22 is refused over 1 MB, counted in bytes, and taken up to it", () => {
    const padded = (bytes: number) => { const text = JSON.stringify(ownOrder()); return text + " ".repeat(bytes - Buffer.byteLength(text)); };
    expect(errorsOf(padded(1_000_001))).toEqual(["TOO_LARGE $this"]);
    expect(read(padded(1_000_000)).ok).toBe(true);
    expect(errorsOf(`"${"å".repeat(500_000)}"`)).toEqual(["TOO_LARGE $this"]);
  });

  test.each(["document", "batch", "history", "transaction-response", "batch-response"])("REF-22 is refused as a Bundle of type %s", (type) => {
    expect(errorsOf(bundleOf(type, patient("p")))).toContain("BUNDLE_NOT_SUPPORTED Bundle.type");
  });

  test.each<[string, (order: Message) => void, string]>([
    ["an element that R4 does not know", (o) => { put(first(o, "Goal"), "Maja Opdigtet", 1); }, "ELEMENT_UNKNOWN Bundle.entry[4].resource"],
    ["an element of another resource", (o) => { put(first(o, "Goal"), "birthDate", "1982-11-29"); }, "ELEMENT_UNKNOWN Bundle.entry[4].resource"],
    ["a name that JavaScript's objects have", (o) => { put(first(o, "Goal"), "valueOf", 1); }, "ELEMENT_UNKNOWN Bundle.entry[4].resource"],
    ["a name that may be a person's, which no path repeats", (o) => { put(first(o, "Goal"), "majaOpdigtet", { kender: [] }); }, "ELEMENT_EMPTY Bundle.entry[4].resource"],
    ["a required element missing", (o) => { put(first(o, "Goal"), "description", undefined); }, "ELEMENT_MISSING Bundle.entry[4].resource.description"],
    ["one value where there is a list", (o) => { put(first(o, "Patient"), "name", { family: "x" }); }, "ELEMENT_REPEATS_WRONGLY Bundle.entry[16].resource.name"],
    ["a number for a text", (o) => { put(first(o, "Patient"), "name.0.family", 7); }, "VALUE_OF_WRONG_TYPE Bundle.entry[16].resource.name[0].family"],
    ["a day that does not exist", (o) => { put(first(o, "Patient"), "birthDate", "1982-02-30"); }, "VALUE_OF_WRONG_TYPE Bundle.entry[16].resource.birthDate"],
    ["a control character", (o) => { put(first(o, "Patient"), "name.0.family", "Op\u0000digtet"); }, "VALUE_OF_WRONG_TYPE Bundle.entry[16].resource.name[0].family"],
    ["half a surrogate pair", (o) => { put(first(o, "Patient"), "name.0.family", "\ud800"); }, "VALUE_OF_WRONG_TYPE Bundle.entry[16].resource.name[0].family"],
    ["an empty list", (o) => { put(first(o, "Patient"), "name", []); }, "ELEMENT_EMPTY Bundle.entry[16].resource.name"],
    ["a null", (o) => { put(first(o, "Patient"), "gender", null); }, "ELEMENT_EMPTY Bundle.entry[16].resource.gender"],
    ["a code that R4 does not allow", (o) => { put(first(o, "Patient"), "gender", "kvinde"); }, "CODE_NOT_ALLOWED Bundle.entry[16].resource.gender"],
    ["two types for one value", (o) => { put(first(o, "Observation"), "valueString", "x"); }, "ELEMENT_GIVEN_TWICE Bundle.entry[9].resource"],
    ["a resource of unknown type inside", (o) => { put(first(o, "Account"), "resourceType", "Kontakt"); }, "NOT_FHIR_R4 Bundle.entry[17].resource"],
    ["no resource but a text", (o) => { put(o, "entry.17", "x"); }, "VALUE_OF_WRONG_TYPE Bundle.entry[17]"],
    ["no header first, though it is a message", (o) => { o.entry.shift(); }, "RULE_BROKEN Bundle"],
    ["an invariant broken", (o) => { put(first(o, "Patient"), "contact", [{ gender: "male" }]); }, "RULE_BROKEN Bundle.entry[16].resource.contact[0]"],
    ["a privacy consent of nobody, which R4's own rule lets pass", (o) => { put(first(o, "Consent"), "patient", undefined); }, "PRIVACY_CONSENT_WITHOUT_PATIENT Bundle.entry[15].resource"],
    ["a modifier extension", (o) => { put(first(o, "Goal"), "modifierExtension", [{ url: "http://a.example/not", valueBoolean: true }]); }, "MEANING_MODIFIED Bundle.entry[4].resource.modifierExtension"],
    ["the same address twice", (o) => { o.entry.push(...o.entry.slice(6, 7)); }, "ENTRY_TWICE Bundle.entry[20]"],
    ["a CPR number that is no date", (o) => { put(first(o, "Patient"), "identifier.0.value", "3102829996"); }, "CPR_NOT_A_DATE Bundle.entry[16].resource.identifier[0].value"],
    ["a CPR number too short", (o) => { put(first(o, "Patient"), "identifier.0.value", "291182"); }, "CPR_WRONG_LENGTH Bundle.entry[16].resource.identifier[0].value"],
    ["a relative's CPR number that is no date", (o) => { put(first(o, "RelatedPerson"), "identifier", [cpr("9913829996")]); }, "CPR_NOT_A_DATE Bundle.entry[13].resource.identifier[0].value"],
    ["two current CPR numbers", (o) => { put(first(o, "Patient"), "identifier.1", cpr("2512489996")); }, "CPR_NUMBERS_DIFFER Bundle.entry[16].resource.identifier[1].value"],
  ])("REF-22 is refused with %s", (_, change, error) => {
    expect(errorsOf(changed(change))).toContain(error);
  });

  test("REF-22 is refused whole with every error listed, whatever their kind, and nothing of it comes out", () => {
    const order = changed((o) => {
      put(first(o, "Patient"), "identifier.0.value", "3102829996");
      put(first(o, "CareTeam"), "participant.0.member", { reference: "Organization/nowhere" });
      put(first(o, "Goal"), "extra", 1);
      put(resourcesOf(o, "Goal")[2] ?? {}, "lifecycleStatus", undefined);
      put(first(o, "Account"), "status", "maybe");
    });
    expect(Object.keys(read(order))).toEqual(["ok", "errors"]);
    expect([...errorsOf(order)].sort()).toEqual([
      "CODE_NOT_ALLOWED Bundle.entry[17].resource.status",
      "CPR_NOT_A_DATE Bundle.entry[16].resource.identifier[0].value",
      "ELEMENT_MISSING Bundle.entry[6].resource.lifecycleStatus",
      "ELEMENT_UNKNOWN Bundle.entry[4].resource",
      "REFERENCE_LEADS_NOWHERE Bundle.entry[11].resource.participant[0].member",
    ]);
  });

  test("REF-22 without any citizen, or with a request about a group, has no subject", () => {
    expect(errorsOf(bundleOf("collection", { resourceType: "Organization", name: "x" }))).toEqual(["NO_SUBJECT Bundle"]);
    expect(errorsOf({ resourceType: "Bundle", type: "searchset" })).toEqual(["NO_SUBJECT Bundle"]);
    const group = { resourceType: "Group", id: "g", type: "person", actual: true };
    expect(errorsOf(bundleOf("collection", patient("p"), group, request("r", "Group/g")))).toEqual(["NO_SUBJECT Bundle.entry[2].resource"]);
  });
});
