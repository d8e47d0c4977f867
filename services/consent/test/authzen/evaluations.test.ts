import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, whenGranted, whenSent } from "../given.ts";
import { about, openAuthzen } from "./given-authzen.ts";

let authzen: Awaited<ReturnType<typeof openAuthzen>>;
let referralId: string;
beforeAll(async () => {
  authzen = await openAuthzen();
  ({ referralId } = await whenGranted(authzen.service, { questions: [{ purpose: "referral", categories: ["situation", "wishes"] }] }));
  await whenSent(authzen.service, referralId);
});
afterAll(() => authzen.close());

const asking = (...categories: string[]) => ({ resource: { type: "referral", id: referralId, properties: { categories } } });
const decisions = async (questions: object) => {
  const { status, body } = await authzen.evaluations(people.coordinator, questions);
  expect([status, Object.keys(body as object)]).toEqual([200, ["evaluations"]]);
  return (body as { evaluations: { decision: boolean }[] }).evaluations.map(({ decision }) => decision);
};
const yesNoYes = () => [asking("wishes"), asking("contact"), asking("situation")];

describe("several access questions in one request (AuthZEN § 7)", () => {
  it("are answered one for one, in their order, with what stands around them where they leave it out", async () => {
    const { subject, action } = about(referralId);
    expect(await decisions({ subject, action, evaluations: yesNoYes() })).toEqual([true, false, true]);
    expect(await decisions({ evaluations: yesNoYes().map((question) => ({ subject, action, ...question })) })).toEqual([true, false, true]);
    expect(await decisions({ subject, action, resource: asking("contact").resource, context: { time: "now" }, evaluations: [{}, { ...asking("wishes"), context: { source: "other" } }] })).toEqual([false, true]);
  });

  it("a part of their own replaces the part around them, but for its type, id and name", async () => {
    const { subject, action } = about(referralId);
    const evaluations = [{ resource: { id: referralId, properties: { categories: ["wishes"] } } }, { resource: { id: referralId } }];
    expect(await decisions({ subject, action, resource: { type: "referral", properties: { categories: ["wishes"] } }, evaluations })).toEqual([true, false]);
    expect(await decisions({ subject, action, ...asking("wishes"), evaluations: [{ action: { properties: { purpose: "referral" } } }, { action: { name: "read" } }] })).toEqual([true, false]);
  });

  it.each([
    ["execute_all", [true, false, true]],
    ["deny_on_first_deny", [true, false]],
    ["permit_on_first_permit", [true]],
  ])("%s", async (semantic, expected) => {
    const { subject, action } = about(referralId);
    expect(await decisions({ subject, action, options: { evaluations_semantic: semantic, another: 1 }, evaluations: yesNoYes() })).toEqual(expected);
  });
  it("permit_on_first_permit goes on past denies", async () => {
    const { subject, action } = about(referralId);
    expect(await decisions({ subject, action, options: { evaluations_semantic: "permit_on_first_permit" }, evaluations: yesNoYes().slice(1) })).toEqual([false, true]);
  });

  it("one that is wrong is denied with what is wrong, and spoils no other", async () => {
    const { subject, action } = about(referralId);
    const { body } = await authzen.evaluations(people.coordinator, { subject, action, evaluations: [asking("wishes"), {}, { resource: { type: 7 } }] });
    expect(body).toEqual({ evaluations: [
      expect.objectContaining({ decision: true }),
      { decision: false, context: { reasons: ["REQUEST_INVALID"], error: { status: 400, message: "resource: This field is missing." } } },
      { decision: false, context: { reasons: ["REQUEST_INVALID"], error: { status: 400, message: "resource.type: Write this as a value of type string. resource.id: This field is missing." } } },
    ] });
  });

  it("none of them is the single question", async () => {
    for (const evaluations of [[], undefined]) {
      const { status, body } = await authzen.evaluations(people.coordinator, { ...about(referralId), evaluations });
      expect([status, body]).toMatchObject([200, { decision: true, context: { reasons: ["COVERED"] } }]);
    }
  });

  it.each([
    ["evaluations that are no list", { evaluations: "all" }, "evaluations"],
    ["an evaluation that is no object", { evaluations: ["all"] }, "evaluations.0"],
    ["more than a hundred", { evaluations: Array.from({ length: 101 }, () => ({})) }, "evaluations"],
    ["a semantic that there is not", { evaluations: [{}], options: { evaluations_semantic: "best_effort" } }, "options.evaluations_semantic"],
    ["options that are none", { evaluations: [{}], options: "fast" }, "options"],
  ])("400 for %s", async (_what, questions, field) => {
    const { status, body } = await authzen.evaluations(people.coordinator, questions);
    expect([status, body]).toEqual([400, expect.stringMatching(new RegExp(`^${field.replaceAll(".", "\\.")}: `))]);
  });
});
