import type { TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, request, sendRaw } from "../counter/ask.ts";
import { counterDatabase, counters, rowsOf, writtenOf } from "../counter/given.ts";
import { type CounterServer, secret, serveCounters } from "../counter/serve.ts";

let database: TestDatabase;
let served: CounterServer;
beforeAll(async () => {
  database = await counterDatabase();
  served = await serveCounters(database.pool);
});
afterAll(async () => {
  await served.close();
  await database.drop();
});

const bearer = { authorization: "Bearer caseworker" };
const asJson = { ...bearer, "content-type": "application/json" };
const input = (more: object = {}) => JSON.stringify({ idempotencyKey: "key-refused", counterId: served.id, steps: 1, ...more });
const ask = (method: string, path: string, headers: Record<string, string> = {}, body = "") => request(served.port, method, path, headers, body);
const post = (path: string, body: string, headers: Record<string, string> = asJson) => ask("POST", `/trpc/${path}`, headers, body);

const refused = (code: string, fields: unknown[] = []) => ({ error: { message: code, code: expect.any(Number), data: { code, httpStatus: expect.any(Number), detail: expect.any(Object), fields, correlationId: expect.toSatisfy((id) => id === null || typeof id === "string") } } });

/** Everything that was refused is in this shape, says nothing of what was sent, and changed nothing. */
const everyAnswer: Answer[] = [];
async function expectRefusal(asked: Promise<Answer>, status: number, code: string, fields?: unknown[]): Promise<void> {
  const answer = await asked;
  everyAnswer.push(answer);
  // A batch is answered call by call.
  const bodies = Array.isArray(answer.body) ? answer.body : [answer.body];
  for (const body of bodies) expect([answer.status, body]).toEqual([status, refused(code, fields ?? expect.any(Array) as never)]);
}

describe("OPS-04 what is no call of a procedure gets a 4xx with a code, in the body shape of every refusal", () => {
  const name = encodeURIComponent(secret);
  test.each<[string, () => Promise<Answer>, number, string]>([
    ...["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY"].map((method): [string, () => Promise<Answer>, number, string] => [`${method} of a command`, () => ask(method, "/trpc/add", asJson, method === "GET" ? "" : input()), 405, "METHOD_WRONG"]),
    ["a command by GET with its input in the address", () => ask("GET", `/trpc/add?input=${encodeURIComponent(input())}`, bearer), 405, "METHOD_WRONG"],
    ["a method of WebDAV", () => ask("PROPFIND", "/trpc/add", asJson), 404, "PROCEDURE_UNKNOWN"],
    ["a method that there is not", () => ask("ROSINANTE", "/trpc/add"), 400, "INPUT_INVALID"],
    ["another address", () => ask("GET", `/${name}`), 404, "PROCEDURE_UNKNOWN"],
    ["POST of /livez", () => ask("POST", "/livez"), 404, "PROCEDURE_UNKNOWN"],
    ["an unknown procedure", () => post(name, input()), 404, "PROCEDURE_UNKNOWN"],
    ["no procedure", () => ask("GET", "/trpc/", bearer), 404, "PROCEDURE_UNKNOWN"],
    ...["constructor", "__proto__", "toString", "_def", "then", "add%00", "add.constructor", "add/add"].map((path): [string, () => Promise<Answer>, number, string] => [`the procedure ${path}`, () => post(path, input()), 404, "PROCEDURE_UNKNOWN"]),
    ["bad percent-encoding in the path", () => ask("GET", `/trpc/%zz${name}`, bearer), 400, "INPUT_INVALID"],
    ["bad percent-encoding in the input", () => ask("GET", "/trpc/find?input=%zz", bearer), 400, "BODY_NOT_JSON"],
    ["percent-encoding that is no UTF-8", () => ask("GET", "/trpc/find?input=%ff%fe", bearer), 400, "BODY_NOT_JSON"],
    ["a name longer than any", () => ask("GET", `/trpc/${"a".repeat(6000)}`, bearer), 414, "PROCEDURE_UNKNOWN"],
    ["an address longer than a request may be", () => ask("GET", `/trpc/find?input=${"a".repeat(20_000)}`, bearer), 431, "BODY_TOO_LARGE"],
    ["a NUL in the address", () => ask("GET", "/trpc/find\0", bearer), 400, "INPUT_INVALID"],
    ["a NUL in a header", () => ask("GET", "/trpc/find", { "x-correlation-id": "abcdefgh\0" }), 400, "INPUT_INVALID"],
    ["what is no HTTP", () => sendRaw(served.port, `${secret}\r\n\r\n`), 400, "INPUT_INVALID"],
    ["a length that is no number", () => post("add", "{}", { ...asJson, "content-length": secret }), 400, "INPUT_INVALID"],
    ...["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/octet-stream", "application/x-www-form-urlencoded", "application/jsonp", "]]]"].map((type): [string, () => Promise<Answer>, number, string] => [`a body of type ${type}`, () => post("add", input(), { ...bearer, "content-type": type }), 415, "CONTENT_TYPE_WRONG"]),
    ["a body of no type", () => post("add", input(), bearer), 415, "CONTENT_TYPE_WRONG"],
    ["a body over the limit", () => post("add", input({ text: "x".repeat(1_600_000) })), 413, "BODY_TOO_LARGE"],
    ["broken JSON", () => post("add", `{"name": ${secret}`), 400, "BODY_NOT_JSON"],
    ["an input in the address that is broken JSON", () => ask("GET", `/trpc/find?input=${name}`, bearer), 400, "BODY_NOT_JSON"],
    ["a batch whose body is a list", () => post("add,add?batch=1", "[]"), 400, "INPUT_INVALID"],
    ["a batch of a command and a query", () => post("add,find?batch=1", `{"0":${input()}}`), 400, "INPUT_INVALID"],
    ["a batch of 21", () => post(`${Array.from({ length: 21 }, () => "add").join(",")}?batch=1`, "{}"), 400, "INPUT_INVALID"],
    ["no token", () => post("add", input(), { "content-type": "application/json" }), 401, "NOT_LOGGED_IN"],
  ])("%s", async (_what, asked, status, code) => {
    await expectRefusal(asked(), status, code);
  });
});

describe("OPS-04 what is wrong with an input is said by field, whatever JSON can hold", () => {
  const all = [{ field: "(input)", code: "WRONG_TYPE", text: expect.any(String) }];
  const unknown = [{ field: "(unknown 1)", code: "UNKNOWN_FIELD", text: expect.any(String) }];
  const noText = [{ field: "text", code: "WRONG_FORMAT", text: expect.stringContaining("no text") }];
  const note = (text: string) => `{"idempotencyKey":"key-refused","counterId":"${served.id}","text":"${text}"}`;
  test.each<[string, string, () => string, unknown[]]>([
    ["null", "add", () => "null", all],
    ["a number", "add", () => "1", all],
    ["a list nested 700,000 deep", "add", () => "[".repeat(700_000) + "]".repeat(700_000), all],
    ["__proto__ beside the fields", "add", () => input().replace("{", '{"__proto__":{"steps":5},'), unknown],
    ["constructor beside the fields", "add", () => input().replace("{", '{"constructor":{"prototype":{"steps":5}},'), unknown],
    ["an unknown field, which is not repeated", "add", () => input({ [secret]: secret }), unknown],
    ["all of it inside __proto__", "add", () => `{"__proto__":${input()}}`, expect.arrayContaining([{ field: "counterId", code: "MISSING", text: expect.any(String) }]) as never],
    ["wrong types", "add", () => input({ steps: "1", counterId: { [secret]: 1 } }), expect.arrayContaining(["steps", "counterId"].map((field) => ({ field, code: "WRONG_TYPE", text: expect.any(String) }))) as never],
    ["a NUL in a text", "note", () => note("a\\u0000b"), noText],
    ["half of a pair of surrogates", "note", () => note("a\\ud800b"), noText],
    ["the halves of a pair the wrong way round", "note", () => note("\\udc00\\ud800"), noText],
    ["a NUL inside a list", "note", () => note("a").replace("}", ',"tags":["a","\\u0000"]}'), [{ field: "tags.1", code: "WRONG_FORMAT", text: expect.any(String) }]],
    ["a NUL in a field's name", "add", () => input({ "\0": 1 }), unknown],
  ])("%s", async (_what, procedure, body, fields) => {
    await expectRefusal(post(procedure, body()), 400, "INPUT_INVALID", fields);
  });

  test("of many mistakes the first fifty", async () => {
    const answer = await post("add", input(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`${secret} ${i}`, i]))));
    everyAnswer.push(answer);
    expect((answer.body as { error: { data: { fields: unknown[] } } }).error.data.fields).toHaveLength(50);
  });

  test("and what is text is taken as it is: a pair of surrogates, every other control character", async () => {
    const text = "😀\u0001\u001f\u007f\ufffe\u202e";
    const before = (await counters.store.history(database.pool, served.id)).length;
    expect(await post("note", JSON.stringify({ idempotencyKey: "key-of-a-text", counterId: served.id, text }))).toMatchObject({ status: 200 });
    expect((await counters.store.history(database.pool, served.id))[before]?.data).toEqual({ type: "noted", text });
  });
});

test("OPS-04 our own mistakes are a 500 with a code and nothing else: no stack, no value", async () => {
  for (const procedure of ["breaks", "answersWrong"]) {
    const answer = await post(procedure, JSON.stringify({ name: secret }));
    everyAnswer.push(answer);
    expect([answer.status, answer.body]).toEqual([500, refused("INTERNAL")]);
  }
  expect(served.lines.filter(({ level }) => level === 50)).toEqual(["breaks", "answersWrong"].map((name) => expect.objectContaining({ procedure: `query ${name}`, err: expect.objectContaining({ at: expect.any(Array) }) })));
});

test("OPS-04 and CON-26: after all of this nothing has changed, and neither answers nor logs repeat what was sent or show a stack", async () => {
  expect(everyAnswer.length).toBeGreaterThan(50);
  const said = JSON.stringify([everyAnswer, served.lines]);
  expect(said).not.toMatch(new RegExp(`${secret}|${encodeURIComponent(secret)}|Rosinante`, "i"));
  expect(JSON.stringify(everyAnswer)).not.toMatch(/node_modules|\.ts:\d|at [A-Z]\w+/);
  expect(await writtenOf(database.pool, served.id)).toMatchObject({ count: 0, versions: [1, 2], announced: [] });
  expect(await rowsOf(database.pool, "idempotency")).toBe(2);
});
