import type { RequestListener } from "node:http";
import { beginCall, DomainError, withinCall } from "@haandslag/service-kit";
import { afterEach, describe, expect, test } from "vitest";
import { asking } from "../src/client-for.ts";
import { type ConsentClient, consentClient } from "../src/consent-client.ts";
import { type AnsweringServer, answering } from "./answering-server.ts";

const open: AnsweringServer[] = [];
afterEach(() => { for (const server of open.splice(0)) server.close(); });

async function serverThat(answer: RequestListener): Promise<AnsweringServer> {
  const server = await answering(answer);
  open.push(server);
  return server;
}

const input: Parameters<ConsentClient["disclose"]["mutate"]>[0] = {} as never;
const never = () => new Promise<never>(() => undefined);
/** What a feature is told that asks the consent service. @param o a limit of a second unless told: the request must have come on a busy machine */
function ask(url: string, o: { token?: () => Promise<string>; timeoutMs?: number } = { timeoutMs: 1_000 }): Promise<unknown> {
  const client = consentClient({ url, token: () => Promise.resolve("a-token"), ...o });
  return asking("CONSENT_UNAVAILABLE", () => client.disclose.mutate(input)).catch((error: unknown) => error);
}
const json = (status: number, body: unknown): RequestListener => (_request, response) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
const refusing = (status: number, data: unknown) => json(status, { error: { message: "x", code: -32600, data } });

describe("CON-20 a service that cannot answer is unavailable, and is asked once", () => {
  const cut: RequestListener = (_request, response) => response.writeHead(200, { "content-type": "application/json", "content-length": "1000" }).write('{"result":');
  test.each<[string, RequestListener]>([
    ["says nothing", () => undefined],
    ["stops in the middle of its answer", cut],
    ["resets the connection", (request) => request.socket.resetAndDestroy()],
    ["closes the connection in the middle of its answer", (request, response) => { cut(request, response); setTimeout(() => request.socket.destroy(), 20); }],
    ["answers with a page", (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Welcome</h1>")],
    ["answers with a page of 502", (_request, response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>")],
    ["answers JSON that is not ours", json(200, { ok: true })],
    ["answers null", json(200, null)],
    ["answers 500", refusing(500, { code: "INTERNAL" })],
    ["says of itself that it is away", refusing(503, { code: "CONSENT_UNAVAILABLE" })],
    ["does not take our token", refusing(401, { code: "NOT_LOGGED_IN", detail: { reason: "wrong-audience" } })],
    ["does not know the procedure", refusing(404, { code: "PROCEDURE_UNKNOWN" })],
    ["refuses with a code that we do not know", refusing(409, { code: "FROM_THE_FUTURE" })],
    ["refuses with a name that every object has", refusing(409, { code: "constructor" })],
    ["refuses without a code", refusing(409, null)],
    ["sends us elsewhere", (_request, response) => response.writeHead(307, { location: "http://127.0.0.1:1/trpc/disclose" }).end()],
  ])("one that %s", async (_what, answer) => {
    const server = await serverThat(answer);
    expect(await ask(server.url)).toMatchObject({ name: "DomainError", code: "CONSENT_UNAVAILABLE" });
    expect(server.requests).toHaveLength(1);
  });

  test("one that is not there, and one whose token is not to be had", async () => {
    const gone = await serverThat(() => undefined);
    gone.close();
    expect(await ask(gone.url)).toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    const server = await serverThat(json(200, { result: { data: {} } }));
    expect(await ask(server.url, { token: () => Promise.reject(new DomainError("LOGIN_UNAVAILABLE")) })).toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    expect(server.requests).toHaveLength(0);
  });

  test("the limit is there without being asked for, and the token's time counts too", async () => {
    const server = await serverThat(() => undefined);
    expect(await ask(server.url, {})).toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    expect(await ask(server.url, { token: never })).toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    expect(server.requests).toHaveLength(1);
  }, 8_000);

  test("the next question after an outage is answered", async () => {
    let isAway = true;
    const server = await serverThat((request, response) => (isAway ? request.socket.resetAndDestroy() : json(200, { result: { data: { permitted: false } } })(request, response)));
    expect(await ask(server.url)).toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    isAway = false;
    expect(await ask(server.url)).toEqual({ permitted: false });
  });
});

test("a service's own refusal passes through with its code and its coded detail", async () => {
  const server = await serverThat(refusing(409, { code: "CONSENT_NOT_ACTIVE", detail: { state: "revoked", odd: { a: 1 } } }));
  expect(await ask(server.url)).toMatchObject({ code: "CONSENT_NOT_ACTIVE", detail: { state: "revoked" } });
  const further = await serverThat(refusing(503, { code: "REFERRAL_UNAVAILABLE" }));
  expect(await ask(further.url)).toMatchObject({ code: "REFERRAL_UNAVAILABLE" });
});

test("OPS-05 the call's correlation id and trace go along, and CON-26 no input stands in the address, of a query neither", async () => {
  const server = await serverThat(json(200, { result: { data: null } }));
  const call = beginCall({ correlationId: "019aa000-0000-7000-8000-000000000001" });
  const client = consentClient({ url: server.url, token: () => Promise.resolve("a-token") });
  await withinCall(call, () => client.decide.query({ subjectId: "Rosinante" } as never));
  expect(server.requests).toEqual([expect.objectContaining({
    method: "POST", path: "/trpc/decide", body: expect.stringContaining("Rosinante"),
    headers: expect.objectContaining({ "x-correlation-id": "019aa000-0000-7000-8000-000000000001", traceparent: call.traceparent, authorization: "Bearer a-token", "content-type": "application/json" }),
  })]);
});
