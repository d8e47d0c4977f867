import { createPrivateKey } from "node:crypto";
import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createLog } from "@haandslag/service-kit";
import { commitmentOf, isIncluded, leafHash } from "@haandslag/transparency-log";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLog, type TransparencyLog } from "../../src/storage/log/open-log.ts";
import { aDisclosure, codeOf, everyQuestion, key, newId, openConsentService, people, subjectOf, type TestService, whenGranted } from "../given.ts";
import { opened, origin, signingKey } from "./given-log.ts";

let service: TestService;
let log: TransparencyLog;
const folder = mkdtempSync(join(tmpdir(), "haandslag-proofs-"));
beforeAll(async () => {
  service = await openConsentService();
  log = await openLog({
    pool: service.database.pool, clock: service.clock, log: createLog({ service: "consent", level: "silent" }), origin, checkpointDir: join(folder, "checkpoints"),
    signingKey: createPrivateKey({ key: Buffer.from(signingKey, "base64"), format: "der", type: "pkcs8" }),
  });
});
afterAll(async () => {
  await log.close();
  await service.close();
});

const whenCovered = async () => {
  log.wake();
  await expect.poll(async () => (await service.sql("SELECT (SELECT max(size) FROM log_checkpoint) = (SELECT count(*) FROM log_entry) AS covered"))[0], { timeout: 10_000, interval: 20 }).toEqual({ covered: true });
};
const hashesOf = (path: string) => Array.from({ length: Buffer.from(path, "base64url").length / 32 }, (_none, n) => Buffer.from(path, "base64url").subarray(n * 32, (n + 1) * 32));
/** Another citizen each time: after a no one is left in peace. */
const letters = "defghijklmnop".split("");
const somebody = () => ({ ...people.citizen, subjectId: subjectOf(letters.shift() ?? "z") });
/** Asked, granted, sent, stopped: what a citizen has proofs of. */
async function aLife() {
  const who = somebody();
  const { referralId, idOf } = await whenGranted(service, { subjectId: who.subjectId, questions: [everyQuestion[0] as never] });
  const disclosure = aDisclosure(referralId);
  await service.as(people.referralService).disclose(disclosure);
  const { disclosureId } = disclosure;
  await service.as(who).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
  return { who, citizen: service.as(who), consentId: idOf("referral"), disclosureId };
}

describe("CON-30 the auditor's proof of a disclosure", () => {
  it("puts the leaf under a signed checkpoint, and holds nothing of what it is about", async () => {
    const who = somebody();
    const { referralId } = await whenGranted(service, { subjectId: who.subjectId });
    const input = aDisclosure(referralId);
    await service.as(people.referralService).disclose(input);
    await whenCovered();
    const { disclosureId } = input;
    const proof = await service.as(people.auditor).proofForAuditor({ disclosureId });
    const own = await service.as(who).proofOf({ kind: "disclosure", disclosureId });
    expect(Object.keys(proof).toSorted()).toEqual(["checkpoint", "commitment", "disclosureId", "format", "inclusionProof", "leafIndex"]);
    expect(JSON.stringify(proof)).not.toContain(own.salt);
    const { size, root } = opened(proof.checkpoint, log.verifierKey);
    const leaf = leafHash(Buffer.from(proof.commitment, "base64url"));
    const path = hashesOf(proof.inclusionProof);
    expect(isIncluded({ leaf, index: proof.leafIndex, size, root, proof: path })).toBe(true);
    expect(isIncluded({ leaf: leafHash(Buffer.alloc(32)), index: proof.leafIndex, size, root, proof: path })).toBe(false);
    const { newest } = await service.as(people.auditor).logState();
    expect(newest).toMatchObject({ size, checkpoint: proof.checkpoint });
  });

  it("CON-29 is not there for an auditor of another tenant, nor of what is not there", async () => {
    const { referralId } = await whenGranted(service, { subjectId: somebody().subjectId });
    const input = aDisclosure(referralId);
    await service.as(people.referralService).disclose(input);
    expect(await codeOf(service.as(people.bridgeAuditor).proofForAuditor({ disclosureId: input.disclosureId }))).toBe("NOT_FOUND");
    expect(await codeOf(service.as(people.auditor).proofForAuditor({ disclosureId: newId() }))).toBe("NOT_FOUND");
  });
});

describe("CON-30 the citizen's proofs", () => {
  it("every epoch and every disclosure is in the log, and what the log committed to is what the citizen is given", async () => {
    const { who, citizen, consentId, disclosureId } = await aLife();
    await whenCovered();
    const { records } = await citizen.myProofs({});
    expect(records.map(({ record }) => record)).toEqual([
      { kind: "consent-epoch", consentId, epoch: 3 }, { kind: "disclosure", disclosureId }, { kind: "consent-epoch", consentId, epoch: 2 }, { kind: "consent-epoch", consentId, epoch: 1 },
    ]);
    expect((await citizen.myProofs({ kind: "disclosure" })).records.map(({ record }) => record)).toEqual([{ kind: "disclosure", disclosureId }]);
    for (const { record, leafIndex } of records) {
      const proof = await citizen.proofOf(record);
      const { size, root } = opened(proof.checkpoint, log.verifierKey);
      const leaf = leafHash(commitmentOf(Buffer.from(proof.salt, "base64url"), proof.record));
      expect(proof).toMatchObject({ format: "haandslag-proof/2", leafIndex, record: { type: record.kind, version: record.kind === "consent-epoch" ? 3 : 1, subjectId: who.subjectId } });
      expect(isIncluded({ leaf, index: proof.leafIndex, size, root, proof: hashesOf(proof.inclusionProof) })).toBe(true);
    }
    expect((await citizen.proofOf({ kind: "consent-epoch", consentId, epoch: 3 })).record).toMatchObject({ status: "revoked", position: 4, at: service.clock.now().toISOString() });
  });

  it("CON-11 the proof of a yes proves which text was shown, how it was answered and under which law; that of a withdrawal, who said so", async () => {
    const { citizen, consentId } = await aLife();
    await whenCovered();
    const { notice } = await citizen.myConsent({ consentId });
    const recordOf = async (epoch: number) => (await citizen.proofOf({ kind: "consent-epoch", consentId, epoch })).record;
    expect(await recordOf(2)).toMatchObject({
      notice: `${notice.noticeId}/${notice.version}/${notice.language}`, noticeHash: Buffer.from(notice.hash, "hex").toString("base64url"), method: "login", assuranceLevel: "substantial", answeredBy: "citizen", lawRow: "authority.referral.adult",
    });
    const [asked, stopped] = [await recordOf(1), await recordOf(3)];
    expect(asked).toMatchObject({ lawRow: "authority.referral.adult" });
    for (const member of ["notice", "noticeHash", "method", "answeredBy"]) expect(asked).not.toHaveProperty(member);
    expect(stopped).toMatchObject({ method: "login", answeredBy: "citizen" });
    expect(stopped).not.toHaveProperty("noticeHash");
  });

  it("verifies with haandslag-verify, which shares no code with the server; an edited row no longer does", async () => {
    const { citizen, consentId, disclosureId } = await aLife();
    await whenCovered();
    const verify = async (name: string, proof: unknown) => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(proof));
      return await new Promise<{ exit: number; says: string }>((resolve) => {
        execFile(process.execPath, [fileURLToPath(new URL("../../../../packages/verify/haandslag-verify.mjs", import.meta.url)), file, "--key", log.verifierKey], (error, stdout, stderr) => resolve({ exit: Number(error?.code ?? 0), says: stdout + stderr }));
      });
    };
    for (const record of [{ kind: "consent-epoch", consentId, epoch: 2 }, { kind: "consent-epoch", consentId, epoch: 3 }, { kind: "disclosure", disclosureId }] as const) {
      expect(await verify(record.kind, await citizen.proofOf(record))).toMatchObject({ exit: 0 });
    }
    await service.sql("UPDATE disclosure SET categories = '{situation,wishes,contact}' WHERE id = $1", [disclosureId]);
    expect(await verify("edited", await citizen.proofOf({ kind: "disclosure", disclosureId }))).toMatchObject({ exit: 1 });
    await service.sql("UPDATE disclosure SET categories = '{situation,wishes}' WHERE id = $1", [disclosureId]);
  });

  it("CON-29 nobody else's exist, nor those whose salt is destroyed", async () => {
    const { citizen: own, consentId, disclosureId } = await aLife();
    await whenCovered();
    const other = service.as(people.otherCitizen);
    for (const record of [{ kind: "consent-epoch", consentId, epoch: 1 }, { kind: "disclosure", disclosureId }] as const) {
      expect(await codeOf(other.proofOf(record))).toBe("NOT_FOUND");
    }
    expect((await other.myProofs({})).records).toEqual([]);
    expect(await codeOf(own.proofOf({ kind: "receipt", receiptId: newId() }))).toBe("NOT_FOUND");
    expect(await codeOf(own.proofOf({ kind: "consent-epoch", consentId, epoch: 9 }))).toBe("NOT_FOUND");
    await service.sql("UPDATE log_entry SET salt = NULL WHERE ref = $1", [disclosureId]);
    expect(await codeOf(own.proofOf({ kind: "disclosure", disclosureId }))).toBe("NOT_FOUND");
    expect((await own.myProofs({})).records.some(({ record }) => record.kind === "disclosure" && record.disclosureId === disclosureId)).toBe(false);
  });

  it("what is not in the tree yet says so; the list goes on page by page", async () => {
    await log.close();
    const { citizen, consentId } = await aLife();
    expect(await codeOf(citizen.proofOf({ kind: "consent-epoch", consentId, epoch: 1 }))).toBe("PROOF_NOT_YET");
    const all = await citizen.myProofs({ limit: 100 });
    expect(all.records[0]).toMatchObject({ record: { consentId, epoch: 3 }, leafIndex: null });
    const paged = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await citizen.myProofs({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.records);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.records);
  });
});

it("CON-30 a change that is rolled back leaves no entry", async () => {
  const who = somebody();
  const { referralId, idOf } = await whenGranted(service, { subjectId: who.subjectId, questions: [everyQuestion[0] as never] });
  const [before] = await service.sql("SELECT count(*)::int AS entries FROM log_entry");
  const disclosure = aDisclosure(referralId);
  await service.as(people.referralService).disclose(disclosure);
  // The ledger refuses it a second time, and with it the entry.
  expect(await codeOf(service.as(people.referralService).disclose(disclosure))).toBe("INPUT_INVALID");
  const stop = { idempotencyKey: key(), consentId: idOf("referral") };
  await Promise.all([1, 2, 3, 4].map(() => service.as(who).revokeConsent(stop)));
  expect(await service.sql("SELECT count(*)::int - $1::int AS more FROM log_entry", [before?.["entries"]])).toEqual([{ more: 2 }]);
});

it("CON-30 CON-19 the log keeps the order of the heads: of one citizen and recipient, leaves stand as their positions do", async () => {
  await expect(service.sql(`
    WITH placed AS (
      SELECT e.id, r.subject_id, r.recipient, r.position FROM log_entry e JOIN (
        SELECT consent_id || '/' || epoch AS ref, subject_id, recipient, position FROM consent_epoch UNION ALL SELECT id::text, subject_id, recipient, position FROM disclosure) r ON r.ref = e.ref)
    SELECT * FROM placed a JOIN placed b ON (a.subject_id, a.recipient) = (b.subject_id, b.recipient) AND a.position < b.position AND a.id > b.id`)).resolves.toEqual([]);
});
