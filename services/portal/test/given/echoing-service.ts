import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** At the place of the services: remembers what reached it, byte for byte, and answers what the test says. What the services make of it their own tests know. */
export async function echoingService() {
  const received: Received[] = [];
  /** What a login makes the portal say by itself. */
  const registered: Received[] = [];
  const answer = { status: 200, body: '{"result":{"data":"æøå"}}' };
  /** For whom a citizen acts: in the matters of nobody, unless a test says so. */
  const rights: { referralId: string; purposes: string[]; to: string | null }[] = [];
  /** A citizen's wishes to be called: none, unless a test says so. */
  const calls: { contactRequestId: string }[] = [];
  const own: Readonly<Record<string, () => unknown>> = { "/trpc/myRights": () => rights, "/trpc/myContactRequests": () => ({ requests: calls }) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      (request.url === "/trpc/registerMe" ? registered : received).push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(answer.status, { "content-type": "application/json", "x-inner": "stays inside", "set-cookie": "inner=1" }).end(answer.status === 200 && own[request.url ?? ""] !== undefined ? JSON.stringify({ result: { data: own[request.url ?? ""]?.() } }) : answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    received, registered, answer, rights, calls,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`,
    close: () => new Promise<void>((done) => { server.closeAllConnections(); server.close(() => done()); }),
  };
}
