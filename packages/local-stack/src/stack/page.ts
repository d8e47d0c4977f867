import { listMailbox } from "@haandslag/notices";
import { fastify } from "fastify";
import type { Ready } from "../ready-file.ts";
import { pageText } from "./page-text.ts";
import { mailboxFolder } from "./service-settings.ts";

export interface PartState {
  readonly name: string;
  readonly address: string;
  readonly isReady: boolean;
  readonly says: readonly string[];
}

/** The page at the root until the portal exists: what runs, how each part is, a first call to try, and the mailbox. */
export async function startPage(o: { port: number; ready: Ready; folder: string }): Promise<{ close(): Promise<void> }> {
  const server = fastify({ forceCloseConnections: true });
  server.get("/livez", () => ({ status: "alive" }));
  server.get("/", async (_request, reply) => {
    const [states, notices] = await Promise.all([statesOf(o.ready), listMailbox(mailboxFolder(o.folder))]);
    return reply
      .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
      .header("referrer-policy", "no-referrer")
      .type("text/html; charset=utf-8")
      .send(pageText({ ready: o.ready, folder: o.folder, states, notices }));
  });
  await server.listen({ host: "127.0.0.1", port: o.port });
  return { close: () => server.close() };
}

const patienceMs = 2000;

const statesOf = (ready: Ready): Promise<PartState[]> =>
  Promise.all([...Object.entries(ready.services).map(([name, address]) => stateOfService(name, address)), stateOfLogin(ready.issuer)]);

async function stateOfService(name: string, address: string): Promise<PartState> {
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(patienceMs) });
    const { parts } = (await answer.json()) as { parts: { part: string; says: string }[] };
    return { name, address, isReady: answer.ok, says: parts.map(({ part, says }) => `${part}: ${says}`) };
  } catch {
    return { name, address, isReady: false, says: ["does not answer"] };
  }
}

async function stateOfLogin(address: string): Promise<PartState> {
  const isReady = await fetch(`${address}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(patienceMs) }).then((answer) => answer.ok, () => false);
  return { name: "login", address, isReady, says: [isReady ? "local OpenID provider: answers" : "does not answer"] };
}
