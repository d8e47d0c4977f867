import { connect } from "node:net";
import { createTestDatabase, type TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { beginCall, ChangedMeanwhile, ConfigError, createLog, DomainError, withinCall } from "../src/index.ts";

const secret = "Rosinante Quixote";
let lines: string[];
const log = createLog({ service: "test", level: "debug", destination: { write: (line: string) => { lines.push(line); } } });
function written(write: () => void): Record<string, unknown> {
  lines = [];
  write();
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? "") as Record<string, unknown>;
}

test("OPS-05 a line carries its service and the ids of the call it was written in", () => {
  const call = beginCall({ correlationId: "019aa000-0000-7000-8000-000000000001", causationId: "event-1" });
  expect(withinCall(call, () => written(() => log.info({ referralId: "r" }, "said")))).toMatchObject({ service: "test", correlationId: "019aa000-0000-7000-8000-000000000001", causationId: "event-1", referralId: "r", msg: "said", level: 30 });
  expect(written(() => log.info("said"))).not.toHaveProperty("correlationId");
});

describe("CON-26 what is never logged is left out, however deep it stands", () => {
  const person = { cprNumber: secret, givenNames: [secret], familyName: secret, address: { lines: [secret] }, phones: [secret], emails: [secret], wish: secret, words: secret };
  test.each<[string, object]>([
    ["at the top", person], ["one down", { citizen: person }], ["in a list of lists", { all: [[{ citizen: person }]] }],
    ["in an input", { input: secret }], ["in a header", { headers: { authorization: secret } }], ["deeper than one looks", { a: { b: { c: { d: { e: { f: { g: secret } } } } } } }],
  ])("%s", (_what, fields) => {
    expect(JSON.stringify(written(() => log.warn(fields, "said")))).not.toContain("Rosinante");
  });

  test("given to a child, too", () => {
    expect(JSON.stringify(written(() => log.child({ familyName: secret }).info("said")))).not.toContain("Rosinante");
  });

  test("and what is no secret stays", () => {
    expect(written(() => log.info({ id: "i", list: [1, { code: "C" }], at: new Date(0), none: null }, "said"))).toMatchObject({ id: "i", list: [1, { code: "C" }], at: "1970-01-01T00:00:00.000Z", none: null });
  });
});

describe("CON-26 an error is logged with its class, its code and where, and never with a value", () => {
  let database: TestDatabase;
  beforeAll(async () => { database = await createTestDatabase({ sql: (roles) => `CREATE TABLE person (name text UNIQUE, age int CHECK (age < 10)); GRANT SELECT, INSERT ON person TO ${roles.app}` }); });
  afterAll(() => database.drop());

  const thrownBy = (run: () => unknown): Promise<unknown> => Promise.resolve().then(run).then(() => expect.fail("this should not have worked"), (error: unknown) => error);
  const parse = (text: string) => JSON.parse(text) as unknown;
  test.each<[string, () => unknown, object]>([
    ["a unique violation", async () => { for (;;) await database.pool.query("INSERT INTO person VALUES ($1, 1)", [secret]); }, { code: "23505", table: "person", constraint: "person_name_key" }],
    ["a check violation", () => database.pool.query("INSERT INTO person VALUES ($1, 99)", [secret]), { code: "23514", table: "person" }],
    ["a value that is no number", () => database.pool.query("SELECT $1::int", [secret]), { code: "22P02" }],
    ["text that is no JSON", () => parse(secret), { kind: "SyntaxError" }],
    ["a TypeError that quotes", () => Reflect.apply(Reflect.get as never, null, [secret, secret] as never) as unknown, { kind: "TypeError" }],
    ["a RangeError that quotes", () => new Intl.NumberFormat(secret), { kind: "RangeError" }],
    ["what a schema refuses", () => z.strictObject({ name: z.enum(["a"]) }).parse({ name: secret, [secret]: secret }), { kind: "ZodError", issues: ["name invalid_value", " unrecognized_keys"] }],
    ["a library's error with a code", () => { throw Object.assign(new Error(`550 <${secret}> unknown`), { code: "EENVELOPE", response: secret }); }, { kind: "Error", code: "EENVELOPE" }],
    ["a class of a library's own", () => { throw new (class PrismaClientValidationError extends Error { override name = "PrismaClientValidationError"; })(secret); }, { kind: "PrismaClientValidationError" }],
    ["lines in the message that look like a stack", () => { throw new TypeError(`x\n    at ${secret} (file:1:1)`); }, { kind: "TypeError" }],
    ["what is thrown and is no error", () => Promise.reject(secret as unknown as Error), { kind: "string" }],
  ])("%s", async (_what, run, expected) => {
    const error = await thrownBy(run);
    for (const fields of [{ err: error }, { failure: { inner: error instanceof Error ? error : new Error("said by us", { cause: error }) } }]) {
      const line = written(() => log.error(fields, "said"));
      expect(JSON.stringify(line)).not.toContain("Rosinante");
    }
    if (error instanceof Error) expect(written(() => log.error({ err: error }, "said"))).toMatchObject({ err: expected });
    expect(JSON.stringify(written(() => log.error({ err: new DomainError("CONSENT_UNAVAILABLE", { cause: error }) }, "said")))).not.toContain("Rosinante");
    expect(JSON.stringify(written(() => log.error({ err: new AggregateError([error], secret) }, "said")))).not.toContain("Rosinante");
  });

  test("an error in place of the fields lends the line no message of its own", () => {
    const line = written(() => log.error(new TypeError(secret)));
    expect(line).toMatchObject({ msg: "an error", err: { kind: "TypeError" } });
    expect(JSON.stringify(line)).not.toContain("Rosinante");
  });

  test("our own sentences and the system's are told, and the cause behind them", async () => {
    expect(written(() => log.error({ err: new Error("The clock's file cannot be read.", { cause: new ChangedMeanwhile("counter: 1 of 2") }) }, "said")))
      .toMatchObject({ err: { text: "The clock's file cannot be read.", at: expect.arrayContaining([expect.stringContaining("log.test.ts")]) as unknown, cause: { kind: "ChangedMeanwhile", text: "counter: 1 of 2" } } });
    const refused = await thrownBy(() => new Promise((_resolve, reject) => { connect(1, "127.0.0.1").once("error", reject); }));
    expect(written(() => log.error({ err: refused }, "said"))).toMatchObject({ err: { kind: "Error", code: "ECONNREFUSED", text: "connect ECONNREFUSED 127.0.0.1:1" } });
    expect(written(() => log.error({ err: new ConfigError("These settings …") }, "said"))).toMatchObject({ err: { text: "These settings …" } });
  });
});
