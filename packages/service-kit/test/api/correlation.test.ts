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
    const answer = await ask({ "x-correlation-id": "from-the-portal-1" }, path);
    expect(answer.headers["x-correlation-id"]).toBe("from-the-portal-1");
    expect(answer.text).toContain("from-the-portal-1");
  });

  test.each([
    ["too short", "abc"], ["too long", "a".repeat(65)], ["with a space", "abcdefgh ijkl"], ["with markup", "<b>abcdefgh</b>"],
    ["with what begins another header", "abcdefgh%0d%0aset-cookie:x"], ["of other letters", "åbcdefgh"],
  ])("one that is %s is not taken over", async (_what, sent) => {
    const answer = await ask({ "x-correlation-id": sent });
    expect(answer.headers["x-correlation-id"]).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(idOf(answer)).toBe(answer.headers["x-correlation-id"]);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("one that comes twice is none", async () => {
    const answer = await ask({ "x-correlation-id": "abcdefgh", "X-Correlation-Id": "ijklmnop" });
    expect(answer.headers["x-correlation-id"]).not.toMatch(/abcdefgh|ijklmnop/);
  });
});

test("OPS-05 the id stands in the log line, the history and the outbox of what the request did, and the trace goes on", async () => {
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const body = JSON.stringify({ idempotencyKey: "key-correlated", counterId: served.id, steps: 1 });
  const answer = await request(served.port, "POST", "/trpc/add", {
    authorization: "Bearer caseworker", "content-type": "application/json", "x-correlation-id": "first-command-1", traceparent: `00-${trace}-b7ad6b7169203331-01`,
  }, body);
  expect([answer.status, answer.headers["x-correlation-id"]]).toEqual([200, "first-command-1"]);
  const { rows } = await database.pool.query("SELECT o.correlation_id, o.traceparent, h.correlation_id AS history FROM outbox o JOIN counter_history h ON h.correlation_id = o.correlation_id");
  expect(rows).toEqual([{ correlation_id: "first-command-1", history: "first-command-1", traceparent: expect.stringMatching(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`)) }]);
  expect(served.lines).toContainEqual(expect.objectContaining({ correlationId: "first-command-1", procedure: "mutation add" }));
});
