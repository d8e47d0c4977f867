import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { consentClient } from "@haandslag/clients/consent";
import { outcomesClient } from "@haandslag/clients/outcomes";
import { peerAssignmentClient } from "@haandslag/clients/peer-assignment";
import { referralClient } from "@haandslag/clients/referral";
import { buildApp as buildConsent } from "@haandslag/consent";
import { configSchema as consentConfig } from "@haandslag/consent/config";
import { buildApp as buildOutcomes } from "@haandslag/outcomes";
import { configSchema as outcomesConfig } from "@haandslag/outcomes/config";
import { buildApp as buildPeerAssignment } from "@haandslag/peer-assignment";
import { configSchema as peerAssignmentConfig } from "@haandslag/peer-assignment/config";
import { buildApp as buildReferral } from "@haandslag/referral";
import { configSchema as referralConfig } from "@haandslag/referral/config";
import { createLog, readConfig, type RunningService, uuidv7Ids } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { createTestDatabase, movableTestClock } from "@haandslag/testing";
import { consentClock, type Era } from "../../src/world/clocks.ts";
import { gatedConsent } from "./gated-consent.ts";
import { failingEvents } from "./failing-events.ts";
import { startIssuer } from "./issuer.ts";
import { steppedBroker } from "./stepped-broker.ts";

const base64Of32 = () => randomBytes(32).toString("base64");
const signingKey = () => generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");

/** Four services as they are in production, on databases of their own; only the broker waits to be told. */
export async function startServices() {
  const folder = await mkdtemp(join(tmpdir(), "explorer-"));
  const [referral, referralKeys, consent, peers, peerKeys, outcomes, outcomesKeys] = await Promise.all([
    createTestDatabase({ service: "referral" }), createTestDatabase({ service: "referral_keys" }), createTestDatabase({ service: "consent" }),
    createTestDatabase({ service: "peer-assignment" }), createTestDatabase({ service: "peer_assignment_keys" }), createTestDatabase({ service: "outcomes" }), createTestDatabase({ service: "outcomes_keys" }),
  ]);
  const issuer = await startIssuer();
  const stepped = steppedBroker();
  const clock = movableTestClock("2026-03-02T09:00:00.000Z");
  // The consent service's alone moves on by a year, as in the world.
  const ofConsent = movableTestClock(consentClock.early.toISOString());
  const ports = await freePorts();
  const address = (service: keyof typeof ports) => `http://127.0.0.1:${ports[service]}`;
  const keys = { pairwise: base64Of32(), subject: base64Of32() };
  const settings = (service: keyof typeof ports, database: { url: string; ownerUrl: string }, store?: { url: string; ownerUrl: string }) => ({
    NODE_ENV: "test", PORT: String(ports[service]), DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl, KAFKA_BROKERS: "in-process",
    OIDC_ISSUER: issuer.issuer, OIDC_CLIENT_ID: service, OIDC_CLIENT_SECRET: base64Of32(), PAIRWISE_KEY: keys.pairwise, SUBJECT_KEY: keys.subject,
    KEYS_DATABASE_URL: store?.url, KEYS_MIGRATION_DATABASE_URL: store?.ownerUrl, KEY_ENCRYPTION_KEYS: `test:${base64Of32()}`, RECEIPT_SIGNING_KEY: signingKey(),
    CONSENT_URL: `${address("consent")}/trpc`, REFERRAL_URL: `${address("referral")}/trpc`, PEER_ASSIGNMENT_URL: `${address("peer-assignment")}/trpc`, OUTCOMES_URL: `${address("outcomes")}/trpc`,
    PORTAL_URL: "http://127.0.0.1:4100", MAILBOX_DIR: join(folder, "mailbox"), LOG_SIGNING_KEY: signingKey(), LOG_ORIGIN: "explorer.example/log", CHECKPOINT_DIR: join(folder, "checkpoints"),
  });
  const deps = (service: keyof typeof ports) => ({ broker: stepped.broker, clock: service === "consent" ? ofConsent : clock, ids: uuidv7Ids, log: createLog({ service, level: "silent" }) });
  const toConsent = { url: `${address("consent")}/trpc`, token: () => issuer.tokenFor({ userId: "referral", role: "service", service: "referral" }) };
  const gated = gatedConsent(consentClient({ ...toConsent, timeoutMs: 60_000 }), toConsent);
  const running: RunningService[] = await Promise.all([
    buildConsent(readConfig(consentConfig, settings("consent", consent)), deps("consent")).start(),
    buildReferral(readConfig(referralConfig, settings("referral", referral, referralKeys)), deps("referral"), { consent: gated.port }).start(),
    buildPeerAssignment(readConfig(peerAssignmentConfig, settings("peer-assignment", peers, peerKeys)), deps("peer-assignment")).start(),
    buildOutcomes(readConfig(outcomesConfig, settings("outcomes", outcomes, outcomesKeys)), deps("outcomes")).start(),
  ]);
  const as = (actor: Actor) => {
    const token = issuer.tokenFor(actor);
    const o = (service: keyof typeof ports) => ({ url: `${address(service)}/trpc`, token: () => token, timeoutMs: 60_000 });
    return { referral: referralClient(o("referral")), consent: consentClient(o("consent")), peers: peerAssignmentClient(o("peer-assignment")), outcomes: outcomesClient(o("outcomes")) };
  };
  // The services have migrated: the table of what was taken in is there.
  const failing = await failingEvents({ referral, consent, "peer-assignment": peers, outcomes });
  const databases = { referral, referralKeys, consent, peers, peerKeys, outcomes, outcomesKeys };
  return {
    as, stepped, gated, failing, databases, subjectKey: keys.subject,
    becomes: (era: Era) => { ofConsent.moveTo(consentClock[era]); },
    async close() {
      await Promise.all(running.map((service) => service.close()));
      await issuer.close();
      await Promise.all(Object.values(databases).map((database) => database.drop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Services = Awaited<ReturnType<typeof startServices>>;

/** Each service must know the others' addresses before it starts. */
async function freePorts() {
  const hold = () => new Promise<Server>((listening) => { const server = createServer().listen(0, "127.0.0.1", () => listening(server)); });
  const held = await Promise.all([hold(), hold(), hold(), hold()]);
  const [consent = 0, referral = 0, peers = 0, outcomes = 0] = held.map((server) => { const address = server.address(); return typeof address === "object" ? address?.port : 0; });
  await Promise.all(held.map((server) => new Promise((closed) => { server.close(closed); })));
  return { consent, referral, "peer-assignment": peers, outcomes };
}
