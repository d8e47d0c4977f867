import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { consentOverHttp } from "../../src/ports/consent-over-http.ts";
import type { ConsentPort } from "../../src/ports/consent-port.ts";

const running: Server[] = [];
afterEach(() => Promise.all(running.splice(0).map((server) => new Promise((resolve) => {
  server.closeAllConnections();
  server.close(resolve);
}))));

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  running.push(server);
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`;
}
const question: Parameters<ConsentPort["disclose"]>[0] = {
  disclosureId: "019aa000-0000-7000-8000-000000000001", referralId: "019aa000-0000-7000-8000-000000000002", kind: "case", purpose: "referral", atLeast: "any", categories: ["situation"],
  discloser: { kind: "citizen" }, recipient: { kind: "organisation", id: "organisation-havnen" }, recipientUser: "user",
};
const token = () => Promise.resolve("a-token");
const answering = (status: number, body: unknown): RequestListener => (_request, response) => { response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)); };

describe("CON-20 a consent service that does not answer", () => {
  it.each([
    ["says nothing", () => undefined],
    ["hangs up", (request) => { request.socket.destroy(); }],
    ["answers with what is no answer", answering(200, "hello")],
    ["fails", answering(500, { error: { message: "INTERNAL", code: -32603, data: { code: "INTERNAL", httpStatus: 500 } } })],
    ["has no database", answering(503, { error: { message: "CONSENT_UNAVAILABLE", code: -32603, data: { code: "CONSENT_UNAVAILABLE", httpStatus: 503 } } })],
  ] as [string, RequestListener][])("CON-20 and %s is CONSENT_UNAVAILABLE", async (_how, answer) => {
    await expect(consentOverHttp({ url: await listen(answer), token }).disclose(question)).rejects.toMatchObject({ code: "CONSENT_UNAVAILABLE" });
  });

  it("CON-20 and neither does a login that does not give us a token", async () => {
    const url = await listen(answering(200, { result: { data: { permitted: true } } }));
    await expect(consentOverHttp({ url, token: () => new Promise(() => undefined) }).disclose(question)).rejects.toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    await expect(consentOverHttp({ url, token: () => Promise.reject(new Error("no login")) }).disclose(question)).rejects.toMatchObject({ code: "CONSENT_UNAVAILABLE" });
  });

  it("a refusal of its own passes through", async () => {
    const url = await listen(answering(409, { error: { message: "CONSENT_OPEN_REQUEST_EXISTS", code: -32009, data: { code: "CONSENT_OPEN_REQUEST_EXISTS", httpStatus: 409, detail: {} } } }));
    await expect(consentOverHttp({ url, token }).disclose(question)).rejects.toMatchObject({ code: "CONSENT_OPEN_REQUEST_EXISTS" });
  });
});
