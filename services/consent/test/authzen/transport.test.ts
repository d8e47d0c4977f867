import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressAskedAt, metadataOf } from "../../src/api/authzen/metadata.ts";
import { newId, people } from "../given.ts";
import { about, openAuthzen } from "./given-authzen.ts";

let authzen: Awaited<ReturnType<typeof openAuthzen>>;
beforeAll(async () => { authzen = await openAuthzen(); });
afterAll(() => authzen.close());

const whole = about("0198a000-0000-7000-8000-00000000000a");
const { subject, action, resource } = whole;

describe("400 with the field that is wrong (AuthZEN § 10.1, certification scenario 2.4)", () => {
  it.each<[string, object, string]>([
    ["no subject", { action, resource }, "subject: This field is missing."],
    ["no action", { subject, resource }, "action: This field is missing."],
    ["no resource", { subject, action }, "resource: This field is missing."],
    ["a subject without type", { ...whole, subject: { id: "a" } }, "subject.type: This field is missing."],
    ["a subject without id", { ...whole, subject: { type: "organisation" } }, "subject.id: This field is missing."],
    ["an action without name", { ...whole, action: {} }, "action.name: This field is missing."],
    ["a resource without type", { ...whole, resource: { id: "a" } }, "resource.type: This field is missing."],
    ["a resource without id", { ...whole, resource: { type: "referral" } }, "resource.id: This field is missing."],
    ["a subject that is text", { ...whole, subject: "organisation-harbour" }, "subject: Write this as a value of type object."],
    ["an action by number", { ...whole, action: { name: 123 } }, "action.name: Write this as a value of type string."],
    ["properties that are a list", { ...whole, resource: { ...resource, properties: ["situation"] } }, "resource.properties: Write this as a value of type record."],
    ["a context that is text", { ...whole, context: "now" }, "context: Write this as a value of type record."],
    ["a list", [whole], "(input): Write a JSON object."],
  ])("%s", async (_what, body, message) => {
    for (const path of ["/access/v1/evaluation", "/access/v1/evaluations"]) {
      const answer = await authzen.send(path, { as: people.coordinator, body: JSON.stringify(body) });
      expect([answer.status, answer.headers.get("content-type"), answer.body]).toEqual([400, "application/json; charset=utf-8", message]);
    }
  });

  it.each([
    ["no JSON", "{", "application/json", "(input): This is no JSON."],
    ["nothing", "", "application/json", "(input): This is no JSON."],
    ["another type of content", JSON.stringify(whole), "text/plain", "(header) content-type: Send application/json."],
    ["XML", "<question/>", "application/xml", "(header) content-type: Send application/json."],
  ])("%s", async (_what, body, type, message) => {
    const answer = await authzen.send("/access/v1/evaluation", { as: people.coordinator, body, headers: { "content-type": type } });
    expect([answer.status, answer.body]).toEqual([400, message]);
  });

  it("never repeats what was sent, in the answer or the log", async () => {
    const secret = "0101901234";
    const before = authzen.service.lines.length;
    const answers = [
      await authzen.evaluation(people.coordinator, { ...whole, subject: { type: secret, id: 7 }, [secret]: secret }),
      await authzen.evaluation(people.coordinator, { ...whole, resource: { type: "citizen", id: secret, properties: { categories: [secret] } } }),
      await authzen.send("/access/v1/evaluation", { as: people.coordinator, body: `{"${secret}"` }),
    ];
    expect(JSON.stringify([answers.map(({ body }) => body), authzen.service.lines.slice(before)])).not.toContain(secret);
  });
});

describe("who asks", () => {
  it.each([["no token", {}], ["a token that is none", { authorization: "Bearer no.such.token" }], ["another scheme", { authorization: "Basic YTpi" }]])("401 for %s, before anything is read", async (_what, headers) => {
    const answer = await authzen.send("/access/v1/evaluation", { body: "{", headers });
    expect([answer.status, answer.body, answer.headers.get("www-authenticate")]).toEqual([401, "NOT_LOGGED_IN", "Bearer"]);
  });
  it("413 for more than a request may be", async () => {
    expect((await authzen.send("/access/v1/evaluation", { as: people.coordinator, body: JSON.stringify("x".repeat(1_600_000)) })).status).toBe(413);
  });
});

describe("X-Request-ID (AuthZEN § 10.1)", () => {
  it("comes back as it was sent, with every kind of answer", async () => {
    const sent = { "x-request-id": `bfe9eb29 / ${newId()}` };
    const answers = [
      await authzen.send("/access/v1/evaluation", { as: people.coordinator, body: JSON.stringify(whole), headers: sent }),
      await authzen.send("/access/v1/evaluations", { as: people.coordinator, body: JSON.stringify(whole), headers: sent }),
      await authzen.send("/access/v1/evaluation", { as: people.coordinator, body: "{", headers: sent }),
      await authzen.send("/access/v1/evaluation", { body: "{}", headers: sent }),
      await authzen.send("/.well-known/authzen-configuration", { headers: sent }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get("x-request-id")])).toEqual([200, 200, 400, 401, 200].map((status) => [status, sent["x-request-id"]]));
  });
  it("and is not made up", async () => {
    expect((await authzen.evaluation(people.coordinator, whole)).headers.get("x-request-id")).toBeNull();
  });
});

describe("the metadata (AuthZEN § 9)", () => {
  it("says without a token where questions are answered, under the address it was asked at", async () => {
    const { status, body, headers } = await authzen.send("/.well-known/authzen-configuration", {});
    expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([200, "application/json; charset=utf-8", "public, max-age=300"]);
    expect(body).toEqual({
      policy_decision_point: authzen.address, access_evaluation_endpoint: `${authzen.address}/access/v1/evaluation`, access_evaluations_endpoint: `${authzen.address}/access/v1/evaluations`,
    });
  });
  it("says our own address where it is set, and none that a header makes up", () => {
    expect(metadataOf("https://samtykke.example.dk/")).toMatchObject({ policy_decision_point: "https://samtykke.example.dk" });
    expect(metadataOf(undefined)).toBeUndefined();
    for (const host of ["evil.example/path?", "a b", "user@evil.example", ""]) expect(addressAskedAt({ headers: { host }, protocol: "http" })).toBeUndefined();
    expect(addressAskedAt({ headers: { host: "[::1]:4102" }, protocol: "http" })).toBe("http://[::1]:4102");
  });
});
