import { describe, expect, test } from "vitest";
import { bundleOf, cpr, draftOf, errorsOf, findingsOf, patient, request, taken, type Resource } from "./messages.ts";

const goal = (subject: string, words: string) => ({ resourceType: "Goal", lifecycleStatus: "active", subject: { reference: subject }, description: { text: words } });
const two = ["TWO_SUBJECTS Bundle.entry[0].resource", "TWO_SUBJECTS Bundle.entry[1].resource"];

describe("whom a message is about (decision 0005)", () => {
  test.each(["collection", "searchset"])("REF-22 two requests about two citizens are two subjects, in a %s too", (type) => {
    expect(errorsOf(bundleOf(type, patient("a"), patient("b"), request("1", "Patient/a"), request("2", "Patient/b")))).toEqual(two);
  });

  test("REF-22 in what somebody composed, anything about another citizen is a second subject, and so is a stray record", () => {
    expect(errorsOf(bundleOf("collection", patient("a"), patient("b"), request("1", "Patient/a"), goal("Patient/b", "x")))).toEqual(two);
    expect(errorsOf(bundleOf("collection", patient("a"), patient("b"), request("1", "Patient/a")))).toEqual(two);
    expect(errorsOf(bundleOf("collection", patient("a"), patient("b")))).toEqual(two);
  });

  test("REF-22 who is only mentioned is no subject, and nothing of that person is taken", () => {
    const message = bundleOf("collection", patient("a", { link: [{ other: { reference: "Patient/b" }, type: "seealso" }] }), patient("b", { name: [{ family: "Fremmed" }] }), request("1", "Patient/a"));
    expect(findingsOf(message)).toContain("OTHER_PERSON");
    expect(taken(message).dropped).toContainEqual({ path: "Bundle.entry[1]", code: "OTHER_PERSON", why: "It is about another person." });
    expect(JSON.stringify(draftOf(message))).not.toContain("Fremmed");
  });

  test("REF-22 what a search brought along is dropped: the request says whom it is about", () => {
    const relative = { resourceType: "RelatedPerson", patient: { reference: "Patient/b" }, name: [{ family: "En andens" }] };
    const message = bundleOf("searchset", patient("a"), patient("b"), request("1", "Patient/a"), goal("Patient/b", "En andens ønske"), goal("Patient/a", "Mit ønske"), relative);
    expect(draftOf(message)).toMatchObject({ wish: { text: ["Mit ønske"] }, relatives: [] });
    expect(findingsOf(message)).toContain("OTHER_PERSON");
    expect(errorsOf(bundleOf("searchset", patient("a"), patient("b")))).toEqual(two);
  });

  test("REF-22 a citizen's record alone makes a draft, and that there is no request is said", () => {
    const message = bundleOf("collection", patient("a", { identifier: [cpr("2512489996")] }));
    expect(draftOf(message)).toMatchObject({ identity: { cprNumber: "2512489996" }, sourcePath: "Bundle.entry[0].resource" });
    expect(findingsOf(message)).toEqual(expect.arrayContaining(["NO_REQUEST", "NO_WISH"]));
  });

  test("REF-22 several requests make one draft, from an active one, and each other is named", () => {
    const message = bundleOf("collection", patient("a"), request("old", "Patient/a", { status: "completed" }), request("new", "Patient/a", { authoredOn: "2026-05-04" }));
    expect(draftOf(message)).toMatchObject({ sourcePath: "Bundle.entry[2].resource", requestedAt: "2026-05-04" });
    expect(taken(message).findings.filter(({ code }) => code === "SEVERAL_REQUESTS" || code === "REQUEST_NOT_ACTIVE").map(({ code, path }) => `${code} ${path}`))
      .toEqual(["SEVERAL_REQUESTS Bundle.entry[1].resource", "REQUEST_NOT_ACTIVE Bundle.entry[1].resource.status"]);
  });

  test("REF-22 a request that rests on another, or was entered in error, is not a request of its own", () => {
    const message = bundleOf("collection", patient("a"), request("part", "Patient/a", { basedOn: [{ reference: "ServiceRequest/whole" }] }), request("whole", "Patient/a"), request("wrong", "Patient/a", { status: "entered-in-error" }));
    expect(draftOf(message).sourcePath).toBe("Bundle.entry[2].resource");
    expect(findingsOf(message)).not.toContain("SEVERAL_REQUESTS");
  });

  test("REF-22 only what the citizen says is a wish: own goals, own notes, not a professional's", () => {
    const byCitizen = { authorReference: { reference: "Patient/a" }, text: "Skrevet af mig" };
    const byOther = { authorString: "sagsbehandler", text: "Skrevet af en anden" };
    const message = bundleOf("collection", patient("a"), request("1", "Patient/a", { note: [byOther, byCitizen], reasonCode: [{ text: "En diagnose" }] }),
      goal("Patient/a", "Mit mål"), { ...goal("Patient/a", "Fagligt mål"), category: [{ text: "nursing" }] }, { ...goal("Patient/a", "Opgivet"), lifecycleStatus: "rejected" },
      { ...goal("Patient/a", "Sagt af mig"), category: [{ text: "social" }], expressedBy: { reference: "Patient/a" } });
    expect(draftOf(message).wish.text).toEqual(["Skrevet af mig", "Mit mål", "Sagt af mig"]);
  });

  test("REF-22 wishes beyond what a referral holds are left out, and that is said", () => {
    const message = bundleOf("collection", patient("a"), goal("Patient/a", "x".repeat(3_990)), goal("Patient/a", "y".repeat(20)), goal("Patient/a", "z"));
    expect(draftOf(message).wish.text.map((wish) => wish.length)).toEqual([3_990, 1]);
    expect(findingsOf(message)).toContain("WISH_TOO_LONG");
  });
});

test.each(["9999", "0411", "1084"])("REF-22 %s is no municipality that acts", (code) => {
  const extension = [{ url: "http://ffb/messaging/kl.dk/1.0/StructureDefinition/kl-messaging-ffb-actingMunicipality", valueCoding: { system: "http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes", code } }];
  const message = bundleOf("collection", patient("a"), request("1", "Patient/a", { extension }));
  expect(findingsOf(message)).toContain("MUNICIPALITY_UNKNOWN");
  expect(draftOf(message)).not.toHaveProperty("senderAuthority");
});

describe("what is said of each part", () => {
  const droppedOf = (more: Resource) => taken(bundleOf("collection", patient("a", more))).dropped.map(({ path, why }) => `${path.replace("Bundle.entry[0].resource.", "")}: ${why}`);

  test("REF-22 parts of one element that are left for different reasons each say theirs", () => {
    expect(droppedOf({ telecom: [{ system: "phone", value: "000001", use: "old" }, { system: "fax", value: "000002" }] })).toEqual(expect.arrayContaining([
      "telecom[0]: The sender marks it as old, ended or entered in error.", "telecom[1]: The referral has no place for it.",
    ]));
  });

  test("REF-22 what hangs beside a value that was kept is dropped by itself", () => {
    const lines = droppedOf({ name: [{ given: ["Prøve"], _given: [{ extension: [{ url: "http://a.example/x", valueString: "y" }] }] }] });
    expect(lines).toContain("name[0].given[0].extension: The referral has no place for it.");
    expect(lines.filter((line) => /^name\[0\]\.given(\[0\])?:/.test(line))).toEqual([]);
  });
});

describe("what a person is known by", () => {
  const identity = (more: Resource) => draftOf(bundleOf("collection", patient("a", more))).identity;

  test("REF-22 names, numbers and addresses that are no longer in use are left", () => {
    expect(identity({
      name: [{ use: "maiden", given: ["Prøve"], family: "Før" }, { use: "usual", given: ["Prøve"], family: "Nu" }, { use: "nickname", given: ["P"] }],
      telecom: [{ system: "phone", value: "00 00 00 01", use: "old" }, { system: "phone", value: "+45 00-00 00 02" }, { system: "phone", value: "ring bare" }, { system: "email", value: "prøve" }],
      identifier: [cpr("2512489996", { use: "old" }), cpr("291182-9996")],
      address: [{ use: "home", line: ["Her"], period: { end: "2020" } }, { use: "temp", line: ["Der"] }, { line: ["Hjemme"], postalCode: "1234" }],
    })).toEqual({
      cprNumber: "2911829996", name: { given: ["Prøve"], family: "Nu" }, phones: ["+4500000002"], emails: [], address: { lines: ["Hjemme"], postalCode: "1234" },
    });
  });

  test.each<[string, Resource, string]>([
    ["a replacement number", { identifier: [cpr("8911829996")] }, "CPR_REPLACEMENT_NUMBER"],
    ["another birth date", { identifier: [cpr("2911829996")], birthDate: "1982-11-28" }, "BIRTH_DATE_DIFFERS"],
    ["another birth year alone", { identifier: [cpr("2911829996")], birthDate: "1981" }, "BIRTH_DATE_DIFFERS"],
    ["a birth in the future", { birthDate: "2031-01-01" }, "BIRTH_DATE_IN_FUTURE"],
    ["a child by the CPR number alone", { identifier: [cpr("1306249995")] }, "CITIZEN_UNDER_15"],
    ["a death", { deceasedDateTime: "2026-01-01" }, "CITIZEN_DECEASED"],
    ["a record out of use", { active: false }, "RECORD_NOT_IN_USE"],
    ["a family name alone", { name: [{ family: "Opdigtet" }] }, "NAME_INCOMPLETE"],
    ["a protection with an unknown code", { meta: { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: "BESKYTTET" }] } }, "PROTECTION_MARKED_ODDLY"],
  ])("REF-22 %s is a finding and stops nothing", (_, more, code) => {
    expect(findingsOf(bundleOf("collection", patient("a", more)))).toContain(code);
  });

  test("CON-28 a person marked as the standard says is protected without a finding, and a normal label marks nobody", () => {
    const labelled = (code: string) => bundleOf("collection", patient("a", { meta: { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code }] } }));
    expect(draftOf(labelled("R")).identity.protected).toBe(true);
    expect(findingsOf(labelled("R"))).not.toContain("PROTECTION_MARKED_ODDLY");
    expect(draftOf(labelled("N")).identity).not.toHaveProperty("protected");
  });

  test("CON-28 a restricted message counts as marking its citizen, oddly", () => {
    const message = { ...bundleOf("collection", patient("a")), meta: { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: "R" }] } };
    expect(draftOf(message).identity.protected).toBe(true);
    expect(findingsOf(message)).toContain("PROTECTION_MARKED_ODDLY");
  });
});
