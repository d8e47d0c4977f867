import { describe, expect, test } from "vitest";
import { draftOf, errorsOf, findingsOf, patient, request, taken, type Message, type Resource } from "./messages.ts";

/** A collection of entries with their addresses. */
const addressed = (...entries: [fullUrl: string | undefined, resource: Resource][]): Message =>
  ({ resourceType: "Bundle", type: "collection", entry: entries.map(([fullUrl, resource]) => ({ ...(fullUrl === undefined ? {} : { fullUrl }), resource })) });
const nowhere = ["REFERENCE_LEADS_NOWHERE Bundle.entry[1].resource.subject"];
const uuid = "urn:uuid:0197a5f0-0000-4000-8000-000000000001";

describe("references (decision 0005)", () => {
  test.each<[string, Message]>([
    ["relative, to a relative address", addressed(["Patient/a", patient("a")], ["ServiceRequest/r", request("r", "Patient/a")])],
    ["relative, without any address", addressed([undefined, patient("a")], [undefined, request("r", "Patient/a")])],
    ["relative, on the same server", addressed(["http://a.example/fhir/Patient/a", patient("a")], ["http://a.example/fhir/ServiceRequest/r", request("r", "Patient/a")])],
    ["absolute", addressed(["http://a.example/fhir/Patient/a", patient("a")], [undefined, request("r", "http://a.example/fhir/Patient/a")])],
    ["of a version", addressed(["Patient/a", patient("a")], [undefined, request("r", "Patient/a/_history/3")])],
    ["by UUID", addressed([uuid, patient("a")], [undefined, request("r", uuid)])],
    ["contained", addressed([undefined, request("r", "#p", { contained: [patient("p")] })])],
    ["by the CPR number", addressed([undefined, patient("a", { identifier: [{ system: "urn:oid:1.2.208.176.1.2", value: "2512489996" }] })], [undefined, { ...request("r", ""), subject: { identifier: { system: "urn:oid:1.2.208.176.1.2", value: "2512489996" } } }])],
  ])("REF-22 %s: leads to the citizen", (_, message) => {
    expect(draftOf(message).identity.name.family).toBe("Opdigtet");
    expect(findingsOf(message)).not.toContain("NO_REQUEST");
  });

  test.each<[string, Message]>([
    ["to a resource that is not there", addressed(["Patient/a", patient("a")], [undefined, request("r", "Patient/b")])],
    ["to an unknown UUID", addressed([uuid, patient("a")], [undefined, request("r", "urn:uuid:0197a5f0-0000-4000-8000-000000000002")])],
    ["to a contained resource that is not there", addressed(["Patient/a", patient("a")], [undefined, request("r", "#a")])],
    ["that is a search", addressed(["Patient/a", patient("a")], [undefined, request("r", "Patient?identifier=a")])],
    ["to the same name on another server", addressed(["http://b.example/fhir/Patient/a", patient("a")], ["http://a.example/fhir/ServiceRequest/r", request("r", "Patient/a")])],
    ["to a name that two have", addressed([uuid, patient("a")], [undefined, request("r", "Patient/a")], ["urn:uuid:0197a5f0-0000-4000-8000-000000000003", patient("a")])],
    ["that is no address at all", addressed(["Patient/a", patient("a")], [undefined, request("r", "spørg Karen")])],
  ])("REF-22 %s: leads nowhere", (_, message) => {
    expect(errorsOf(message)).toEqual(expect.arrayContaining(nowhere));
  });

  test("REF-22 every reference that leads nowhere is listed, in extensions and contained resources as well", () => {
    const message = addressed(["Patient/a", patient("a", {
      extension: [{ url: "http://a.example/x", valueReference: { reference: "Patient/x" } }],
      contained: [{ resourceType: "Organization", id: "o", name: "o", partOf: { reference: "Organization/x" } }],
      managingOrganization: { reference: "#o" }, generalPractitioner: [{ reference: "Practitioner/x" }, { display: "kun et navn" }],
    })]);
    expect([...errorsOf(message)].sort()).toEqual([
      "REFERENCE_LEADS_NOWHERE Bundle.entry[0].resource.contained[0].partOf",
      "REFERENCE_LEADS_NOWHERE Bundle.entry[0].resource.extension[0].value",
      "REFERENCE_LEADS_NOWHERE Bundle.entry[0].resource.generalPractitioner[0]",
    ]);
  });

  test("REF-22 a reference to another server is not followed, and is a finding; a citizen who is only there is no subject", () => {
    const elsewhere = "https://other.example/fhir/Practitioner/7";
    const message = addressed(["Patient/a", patient("a", { generalPractitioner: [{ reference: elsewhere }] })]);
    expect(taken(message).findings).toContainEqual(expect.objectContaining({ path: "Bundle.entry[0].resource.generalPractitioner[0]", code: "REFERENCE_ELSEWHERE" }));
    expect(errorsOf(addressed([undefined, request("r", "https://other.example/fhir/Patient/7")]))).toEqual(["NO_SUBJECT Bundle.entry[0].resource"]);
  });
});
