import { describe, expect, it } from "vitest";
import { isRecipient, isSender, isTheCitizen } from "../../src/domain/policies/who-may-know.ts";
import { timelineFor } from "../../src/domain/policies/timeline.ts";
import { hasAgreement } from "../../src/domain/directory/organisation.ts";
import { after, authority, paths, play, say, subjectId } from "./commands.ts";

const in2026 = new Date("2026-12-31T22:59:00Z");
const in2027 = new Date("2026-12-31T23:00:00Z"); // midnight in Denmark
const caseworker = { role: "caseworker", tenantId: "municipality-0751", unitId: "unit-voksne" };
const citizen = { role: "citizen", subjectId };

describe("CON-29 who may know of a referral", () => {
  const made = after(paths.offered);
  const own = after([say.draft({ sender: { kind: "citizen" }, legalBasis: "self-referral" })]);
  it.each([
    ["its unit's caseworker", caseworker, made, true],
    ["its unit's team leader", { ...caseworker, role: "team-leader" }, made, true],
    ["a caseworker of another unit", { ...caseworker, unitId: "unit-unge" }, made, false],
    ["a caseworker of another authority", { ...caseworker, tenantId: "municipality-0101" }, made, false],
    ["a coordinator of a tenant that has the authority's id", { ...caseworker, role: "coordinator" }, made, false],
    ["the citizen whom an authority refers", citizen, made, false],
    ["the citizen who refers herself", citizen, own, true],
    ["another citizen", { role: "citizen", subjectId: `s_${"b".repeat(43)}` }, own, false],
    ["a citizen without a subject id", { role: "citizen" }, own, false],
    ["a caseworker, of a self-referral", caseworker, own, false],
  ] as const)("CON-29 as its sender: %s", (_who, who, state, may) => expect(isSender(who, state, in2026)).toBe(may));

  it.each([
    ["offered", "organisation-havnen", true], ["offered", "organisation-broen", false], ["offered", undefined, false],
    ["granted", "organisation-havnen", false], ["draft", "organisation-havnen", false], ["in_course", "organisation-havnen", true],
  ] as const)("CON-29 as its recipient, when it is %s: %s %s", (situation, organisation, may) => expect(isRecipient(organisation, after(paths[situation]))).toBe(may));

  it("a draft without a CPR number is no citizen's", () => expect(isTheCitizen({ role: "citizen" }, after([say.draft({ subjectId: null, lacks: ["cpr-number"] })]))).toBe(false));
});

describe("REF-17 a change of authority", () => {
  const state = after([say.draft({ sender: { ...authority, authorityId: "region-1084" } })]);
  it.each([
    ["region-1084", in2026, true], ["region-oestdanmark", in2026, false],
    ["region-1084", in2027, false], ["region-oestdanmark", in2027, true], ["region-1083", in2027, false],
  ] as const)("REF-17 %s at %s", (tenantId, now, may) => expect(isSender({ ...caseworker, tenantId }, state, now)).toBe(may));
});

describe("REF-12 the sender's timeline", () => {
  const timeline = (commands: Parameters<typeof play>[0], sender: Parameters<typeof timelineFor>[0] = authority) =>
    timelineFor(sender, play(commands).events.map((data) => ({ data, at: in2026, actor: null })), new Map()).map(({ what }) => what);
  it("REF-12 shows nothing of the course that was not told", () => {
    const course = [...paths.in_course, say.peersReady(), say.checkIn(), say.ended(), say.outcome(), say.consent("granted", 1, { purpose: "measurement" })];
    expect(timeline(course)).toEqual(["drafted", "consent-asked", "consent-noted", "consent-noted", "offered", "accepted"]);
    expect(timeline([...course, say.told("started")]).at(-1)).toBe("sender-told");
  });
  it("REF-12 a course of one's own is shown to oneself", () => expect(timeline(paths.in_course, { kind: "citizen" })).toContain("course-started"));
});

describe("REF-26 a data agreement", () => {
  it.each([
    ["none", [], false], ["signed tomorrow", [{ signedOn: "2026-11-23", validUntil: null }], false], ["signed today", [{ signedOn: "2026-11-22", validUntil: null }], true],
    ["ending today", [{ signedOn: "2026-01-01", validUntil: "2026-11-22" }], true], ["ended yesterday", [{ signedOn: "2026-01-01", validUntil: "2026-11-21" }], false],
    ["ended and signed again", [{ signedOn: "2025-01-01", validUntil: "2025-12-31" }, { signedOn: "2026-06-01", validUntil: null }], true],
  ] as const)("REF-26 %s", (_what, agreements, holds) => expect(hasAgreement({ agreements }, "2026-11-22")).toBe(holds));
});
