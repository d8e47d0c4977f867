import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { startLoginProvider } from "@haandslag/local-stack/login";
import { type EventMessage, inProcessBroker } from "@haandslag/messaging";
import { createLog, uuidv7Ids } from "@haandslag/service-kit";
import type { EventType } from "@haandslag/contracts";
import { createTestDatabase, movableTestClock } from "@haandslag/testing";
import { onTestFinished } from "vitest";
import { buildApp } from "../../src/app.ts";
import { configSchema } from "../../src/config.ts";
import { loginSessions } from "../../src/storage/login-sessions.ts";
import { sealsUnder } from "../../src/storage/seal.ts";
import { echoingService } from "./echoing-service.ts";
import { cast, subjectId } from "./people.ts";
import { visitor } from "./visitor.ts";

export const sessionKey = Buffer.alloc(32, 3).toString("base64");
const secret = "a secret of the portal in a test";

/** The portal on a database of its own, with the local login provider; an echo stands where the services are. Gone when the test is over. */
export async function stage(o: { accessTokenSeconds?: number; referralUrl?: string } = {}) {
  const [database, services, held] = await Promise.all([createTestDatabase({ service: "portal" }), echoingService(), heldPort()]);
  const portal = `http://127.0.0.1:${held.port}`;
  const logged: string[] = [];
  const log = createLog({ service: "portal", level: "debug", destination: { write: (line: string) => void logged.push(line) } });
  const provider = await startLoginProvider({
    port: 0, accounts: cast, subjectIdFor: async () => subjectId, log: createLog({ service: "login", level: "silent" }),
    clients: { portal: { secret, redirectUris: [`${portal}/login/callback`], postLogoutRedirectUris: [`${portal}/`] }, services: {} },
    ...(o.accessTokenSeconds === undefined ? {} : { accessTokenSeconds: o.accessTokenSeconds }),
  });
  const broker = inProcessBroker();
  const clock = movableTestClock(new Date());
  const pagesDir = builtPages();
  const config = configSchema.parse({
    PORT: held.port, DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, RETENTION_DATABASE_URL: database.retentionUrl, KAFKA_BROKERS: "none",
    OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: "haandslag-portal", OIDC_CLIENT_SECRET: secret, PORTAL_URL: portal, SESSION_KEY: sessionKey,
    REFERRAL_URL: o.referralUrl ?? services.url, CONSENT_URL: services.url, PEER_ASSIGNMENT_URL: "http://127.0.0.1:1/trpc", OUTCOMES_URL: services.url,
  });
  const start = () => buildApp(config, { broker, log, pagesDir, realClock: clock }).start();
  await held.release();
  const running = await start();
  onTestFinished(async () => {
    await running.close();
    await Promise.all([broker.close(), provider.close(), services.close()]);
    await database.drop();
    rmSync(pagesDir, { recursive: true, force: true });
  });
  return {
    portal, provider, issuer: provider.issuer, database, services, broker, clock, log, logged, config, running, start,
    /** The sessions as the server itself reads them: for what no answer may hold. */
    sessions: loginSessions(database.pool, sealsUnder(sessionKey)),
    visitor: () => visitor(portal),
    async signedIn(name: string) {
      const who = visitor(portal);
      const { status, text } = await who.signIn(name);
      if (status !== 303) throw new Error(`${name} could not log in: ${status} ${text.slice(0, 200)} ${logged.slice(-3).join("")}`);
      return who;
    },
    /** An event, as another service's relay publishes it. */
    async publish<Type extends EventType>(on: Type, data: Record<string, unknown>): Promise<void> {
      await broker.publish([messageOf(on, data)]);
    },
  };
}
export type Stage = Awaited<ReturnType<typeof stage>>;

export const messageOf = (on: EventType, data: Record<string, unknown>): EventMessage => ({
  id: uuidv7Ids.next(), topic: on.topic, key: String(data["referralId"] ?? data["organisationId"]), type: on.type, source: "test", time: new Date().toISOString(),
  correlationId: uuidv7Ids.next(), sequence: "1", data: on.data.parse(data),
});

/** What Vite leaves: the shell, one file with its content in its name, one with a name of its own. */
function builtPages(): string {
  const folder = mkdtempSync(join(tmpdir(), "haandslag-pages-"));
  mkdirSync(join(folder, "assets"));
  mkdirSync(join(folder, ".vite"));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
  };
  write("index.html", '<!doctype html><div id="pages"></div>');
  write(".vite/preloads.json", JSON.stringify({ "/cases/$referralId": { da: ["/assets/pages.css", "/assets/case.js", "/assets/da.js"], en: ["/assets/pages.css", "/assets/case.js", "/assets/en.js"] } }));
  write(join("assets", "main-abc123.js"), "export const words = 'the pages';");
  writeFileSync(join(folder, "favicon.svg"), "<svg/>");
  writeFileSync(join(folder, ".vite", "manifest.json"), "{}");
  writeFileSync(join(folder, "built-from.sha256"), "0");
  return folder;
}

/** A port that nobody else is given until the portal takes it: the provider must know its address before it listens. */
async function heldPort(): Promise<{ readonly port: number; release(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { port, release: () => new Promise<void>((done) => server.close(() => done())) };
}
