import type { TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { request } from "../counter/ask.ts";
import { counterDatabase } from "../counter/given.ts";
import { type CounterServer, serveCounters } from "../counter/serve.ts";

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

const ask = (headers: Record<string, string>, path = "/trpc/unknown") => request(served.port, "GET", path, headers);
const idOf = ({ body }: { body: unknown }) => (body as { error: { data: { correlationId: string } } }).error.data.correlationId;

describe("OPS-05 every request has a correlation id, in its answer's header and in its refusal", () => {
  test.each(["/trpc/unknown", "/elsewhere", "/trpc/find", "/trpc/find?batch=1"])("%s", async (path) => {
    const answer = await ask({ "x-correlation-id": "019aa000-0000-7000-8000-00000000ab01" }, path);
    expect(answer.headers["x-correlation-id"]).toBe("019aa000-0000-7000-8000-00000000ab01");
    expect(answer.text).toContain("019aa000-0000-7000-8000-00000000ab01");
  });

  test.each([
    ["too short", "abc"], ["a CPR number", "010190-1234"], ["a word", "Rosinante-1"], ["with a space", "019aa000-0000-7000-8000-00000000ab01 x"], ["with markup", "<b>abcdefgh</b>"],
    ["with what begins another header", "019aa000-0000-7000-8000-00000000ab01%0d%0aset-cookie:x"], ["of other letters", "åbcdefgh"],
  ])("one that is %s is not taken over", async (_what, sent) => {
    const answer = await ask({ "x-correlation-id": sent });
    expect(answer.headers["x-correlation-id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(idOf(answer)).toBe(answer.headers["x-correlation-id"]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("one that comes twice is none", async () => {
    const answer = await ask({ "x-correlation-id": "019aa000-0000-7000-8000-00000000ab01", "X-Correlation-Id": "019aa000-0000-7000-8000-00000000ab02" });
    expect(answer.headers["x-correlation-id"]).not.toMatch(/00000000ab0[12]/);
  });
});

test("OPS-05 the id stands in the log line, the history and the outbox of what the request did, and the trace goes on", async () => {
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const body = JSON.stringify({ idempotencyKey: "key-correlated", counterId: served.id, steps: 1 });
  const answer = await request(served.port, "POST", "/trpc/add", {
    authorization: "Bearer caseworker", "content-type": "application/json", "x-correlation-id": "019aa000-0000-7000-8000-00000000ab02", traceparent: `00-${trace}-b7ad6b7169203331-01`,
  }, body);
  expect([answer.status, answer.headers["x-correlation-id"]]).toEqual([200, "019aa000-0000-7000-8000-00000000ab02"]);
  const { rows } = await database.pool.query("SELECT o.correlation_id, o.traceparent, h.correlation_id AS history FROM outbox o JOIN counter_history h ON h.correlation_id = o.correlation_id");
  expect(rows).toEqual([{ correlation_id: "019aa000-0000-7000-8000-00000000ab02", history: "019aa000-0000-7000-8000-00000000ab02", traceparent: expect.stringMatching(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`)) }]);
  expect(served.lines).toContainEqual(expect.objectContaining({ correlationId: "019aa000-0000-7000-8000-00000000ab02", procedure: "mutation add" }));
});
