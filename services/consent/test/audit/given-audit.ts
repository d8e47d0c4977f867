import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AssignmentReceiptGiven, OutcomesReceiptGiven, type ReceiptClaims, ReferralReceiptGiven } from "@haandslag/contracts";
import { beginCall, createLog, inTransaction, type ReceiptSigner, receiptSigner, withinCall } from "@haandslag/service-kit";
import { noteSigner } from "@haandslag/transparency-log";
import pg from "pg";
import { expect } from "vitest";
import type { AuditReport } from "../../src/domain/audit/audit-report.ts";
import { auditOf } from "../../src/features/audit/audit-of.ts";
import { onReceiptGiven } from "../../src/reactions/receipts/on-receipt-given.ts";
import { receiptVerifier } from "../../src/reactions/receipts/receipt-verifier.ts";
import { openLog } from "../../src/storage/log/open-log.ts";
import { receiptKeysIn } from "../../src/storage/receipt-keys.ts";
import { aDisclosure, anEvent, harbour, key, newId, openConsentService, people, whenGranted } from "../given.ts";

const origin = "haandslag.test/consent-log";
const newKey = () => generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
const privateKey = (text: string) => createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });

/** The consent service with its log at work and two holders who answer, and the audit of all that. */
export async function openAuditedService() {
  const service = await openConsentService();
  const signingKey = privateKey(newKey());
  const signer = noteSigner(origin, signingKey);
  const checkpointDir = mkdtempSync(join(tmpdir(), "haandslag-checkpoints-"));
  const log = createLog({ service: "consent", destination: { write: (line: string) => void service.lines.push(line) } });
  const startLog = () => openLog({ pool: service.database.pool, clock: service.clock, log, origin, signingKey, checkpointDir });
  let running = await startLog();

  const holders = { referral: await holder("referral"), "peer-assignment": await holder("peer-assignment"), outcomes: await holder("outcomes") };
  const addresses = { referral: holders.referral.address, "peer-assignment": holders["peer-assignment"].address, outcomes: holders.outcomes.address };
  const reactions = onReceiptGiven({ accounts: service.consents.accounts, verify: receiptVerifier(addresses, receiptKeysIn(checkpointDir, () => service.clock.now())), clock: service.clock, log });
  const take = (event: typeof ReferralReceiptGiven, { referralId, consentId, epoch }: Claims, receipt: string) => {
    const message = anEvent(event, { referralId, consentId, epoch, receipt });
    return withinCall(beginCall({}), () => inTransaction(service.database.pool, async (tx) => { for (const reaction of reactions) if (reaction.type === event.type) await reaction.apply(tx, [message]); }));
  };

  const superuser = new pg.Client({ connectionString: service.database.superuserUrl });
  await superuser.connect();
  // What a superuser can do: past foreign keys, triggers and policies.
  await superuser.query("SET session_replication_role = replica");
  const auditPool = new pg.Pool({ connectionString: service.database.url, max: 1, options: "-c app.tenant=*" });
  const audit = auditOf({ pool: auditPool, verifierKey: signer.verifierKey, checkpointDir, clock: service.clock, holders: addresses }, { gently: false, patienceMs: 1000 });

  return {
    ...service, signer, checkpointDir, addresses, audit, auditPool, holders,
    stopLog: async () => { await running.close(); },
    startLog: async () => { running = await startLog(); },
    /** Resolves when a checkpoint covers all that was committed, in the database and outside. */
    async whenCovered() {
      await expect.poll(async () => (await service.sql("SELECT (SELECT max(size) FROM log_checkpoint) = (SELECT count(*) FROM log_entry) AS covered"))[0], { timeout: 15_000, interval: 20 }).toEqual({ covered: true });
      const [newest] = await service.sql<{ size: string }>("SELECT max(size) AS size FROM log_checkpoint");
      await expect.poll(() => String(keptIn(checkpointDir).at(-1)?.size), { timeout: 15_000, interval: 20, message: running.says() }).toBe(newest?.size);
    },
    /** SQL as superuser, past everything. */
    plant: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await superuser.query<Row>(text, values)).rows,
    kept: () => keptIn(checkpointDir),
    keep: (lines: readonly object[]) => writeFileSync(join(checkpointDir, "checkpoints.jsonl"), lines.map((line) => `${JSON.stringify(line)}\n`).join("")),
    /** Two holders answer for an epoch of the consent to refer. */
    async answer(about: Claims) {
      const { consentId, referralId, epoch } = about;
      for (const [name, event] of [["referral", ReferralReceiptGiven], ["peer-assignment", AssignmentReceiptGiven]] as const) {
        await take(event as typeof ReferralReceiptGiven, about, await holders[name].signer.sign(claimsOf({ consentId, referralId, epoch }, service.clock.now())));
      }
    },
    forgedBy: async (about: Claims, jti: string) => {
      const stranger = await receiptSigner({ holder: "referral", key: newKey() });
      return { jws: await stranger.sign({ ...claimsOf(about, service.clock.now()), jti }), jwk: stranger.keys.keys[0] };
    },
    /** Taken in, counted and logged as if its holder, outcomes, had shown the forger's key. */
    async countForged({ consentId, referralId, epoch }: Claims) {
      const stranger = await receiptSigner({ holder: "outcomes", key: newKey() });
      const claims = claimsOf({ consentId, referralId, epoch }, service.clock.now());
      const jws = await stranger.sign(claims);
      const { kty, crv, x } = stranger.keys.keys[0] ?? {};
      const believing = onReceiptGiven({ accounts: service.consents.accounts, clock: service.clock, log, verify: async () => ({ jws, publicJwk: { kty, crv, x } as never, claims: { ...claims, holder: "outcomes", iss: "urn:haandslag:outcomes" } }) });
      const message = anEvent(OutcomesReceiptGiven, { referralId, consentId, epoch, receipt: jws });
      await withinCall(beginCall({}), () => inTransaction(service.database.pool, async (tx) => { for (const reaction of believing) if (reaction.type === OutcomesReceiptGiven.type) await reaction.apply(tx, [message]); }));
    },
    /** A day at the service: consents given, disclosed under, narrowed and ended, recipients that answer, notes that are gone. */
    async life() {
      const { referralId, idOf } = await whenGranted(service);
      const consentId = idOf("referral");
      const citizen = service.as(people.citizen);
      const disclosures = [aDisclosure(referralId), aDisclosure(referralId, { categories: ["practical"] })];
      service.clock.advance({ minutes: 1 });
      for (const disclosure of disclosures) await service.as(people.referralService).disclose(disclosure);
      service.clock.advance({ minutes: 1 });
      await citizen.narrowConsent({ idempotencyKey: key(), consentId, categories: ["situation", "wishes"] });
      await this.answer({ consentId, referralId, epoch: 3 });
      service.clock.advance({ minutes: 1 });
      await citizen.revokeConsent({ idempotencyKey: key(), consentId });
      service.clock.advance({ minutes: 1 });
      await this.answer({ consentId, referralId, epoch: 4 });
      await service.as(people.coordinator).confirmOwnNotesDeleted({ idempotencyKey: key(), consentId, epoch: 4 });
      const other = await whenGranted(service, { subjectId: `s_${"z".repeat(43)}` });
      const more = aDisclosure(other.referralId);
      await service.as(people.referralService).disclose(more);
      await this.whenCovered();
      return { referralId, consentId, disclosureId: disclosures[0]?.disclosureId ?? "", openConsentId: other.idOf("referral"), openReferralId: other.referralId, openDisclosureId: more.disclosureId };
    },
    async closeAll() {
      await running.close();
      await superuser.end();
      await auditPool.end();
      for (const { server } of Object.values(holders)) server.close();
      rmSync(checkpointDir, { recursive: true });
      await service.close();
    },
  };
}
export type AuditedTestService = Awaited<ReturnType<typeof openAuditedService>>;

interface Claims { readonly consentId: string; readonly referralId: string; readonly epoch: number }
const claimsOf = ({ consentId, referralId, epoch }: Claims, at: Date): Omit<ReceiptClaims, "iss" | "holder"> =>
  ({ jti: newId(), iat: Math.floor(at.getTime() / 1000), consentId, epoch, referralId, recipient: harbour.id, stopped: at.toISOString(), erased: [], kept: [] });

export const keptIn = (dir: string) => readFileSync(join(dir, "checkpoints.jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as { size: number; root: string; note: string; at: string });

/** A service that signs receipts, as far as its key set. */
async function holder(name: ReceiptSigner["holder"]): Promise<{ signer: ReceiptSigner; server: Server; address: string; showNothing(): void }> {
  const signer = await receiptSigner({ holder: name, key: newKey() });
  let shown: ReceiptSigner["keys"] = signer.keys;
  const server = createServer((_request, response) => void response.setHeader("content-type", "application/jwk-set+json").end(JSON.stringify(shown)));
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { signer, server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, showNothing: () => { shown = { keys: [] }; } };
}

export const codesOf = ({ counts }: AuditReport) => Object.keys(counts).toSorted();
