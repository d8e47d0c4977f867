import { rmSync } from "node:fs";
import { join } from "node:path";
import { checkpointText } from "@haandslag/transparency-log";
import { beginCall, inTransaction, withinCall } from "@haandslag/service-kit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aDisclosure, key, newId, people } from "../given.ts";
import { recordOfTombstone } from "../../src/domain/log/tombstone-record.ts";
import { appendToLog } from "../../src/storage/log/append-to-log.ts";
import { expectFoundIn } from "./expect-found.ts";
import { type AuditedTestService, openAuditedService } from "./given-audit.ts";

let service: AuditedTestService;
let ids: Awaited<ReturnType<AuditedTestService["life"]>>;
beforeEach(async () => {
  service = await openAuditedService();
  ids = await service.life();
});
afterEach(() => service.closeAll());

const expectFound = expectFoundIn(() => service);
const ref = (consentId: string, epoch: number) => `${consentId}/${epoch}`;

describe("CON-30 the audit names a log that was written to", () => {
  const swapLeaves = async () => {
    await service.plant("ALTER TABLE log_leaf DROP CONSTRAINT log_leaf_index_check");
    await service.plant("UPDATE log_leaf SET index = -10 WHERE index = 1");
    await service.plant("UPDATE log_leaf SET index = 1 WHERE index = 4");
    await service.plant("UPDATE log_leaf SET index = 4 WHERE index = -10");
  };
  it("reordered: leaves exchanged", () => expectFound(swapLeaves, ["LOG_REORDERED"]));
  it("reordered: their hashes exchanged", () => expectFound(() => service.plant(`UPDATE log_leaf l SET hash = o.hash FROM log_leaf o WHERE (l.index, o.index) IN ((1, 4), (4, 1))`), ["LOG_REORDERED"], /leaves 1, 4/));
  it("reordered: their entries exchanged", () => expectFound(async () => {
    await service.plant("ALTER TABLE log_leaf DROP CONSTRAINT log_leaf_entry_id_key");
    await service.plant(`UPDATE log_leaf l SET entry_id = o.entry_id FROM log_leaf o WHERE (l.index, o.index) IN ((1, 4), (4, 1))`);
  }, ["LOG_REORDERED"]));
  it("reordered, after the log was started anew", () => expectFound(async () => {
    await service.stopLog();
    await swapLeaves();
    await service.startLog();
    await service.as(people.referralService).disclose(aDisclosure(ids.openReferralId));
  }, ["LOG_NOT_GROWING", "LOG_REORDERED"]));
  const deleteDisclosure = async (id: string) => {
    await service.plant("DELETE FROM disclosure WHERE id = $1", [id]);
    await service.plant("DELETE FROM outbox WHERE data->>'disclosureId' = $1", [id]);
  };
  it("cut short", () => expectFound(() => service.plant("DELETE FROM log_leaf WHERE index >= (SELECT max(index) - 2 FROM log_leaf)"), ["LOG_CUT_SHORT", "LOG_NOT_GROWING"]));
  it("cut short with all that it had signed", () => expectFound(async () => {
    await service.stopLog();
    // The last three: two answers and a disclosure.
    const [{ size } = { size: 0 }] = await service.plant<{ size: number }>("SELECT count(*)::int - 3 AS size FROM log_leaf");
    await service.plant("DELETE FROM log_entry WHERE id IN (SELECT entry_id FROM log_leaf WHERE index >= $1)", [size]);
    await service.plant("DELETE FROM log_leaf WHERE index >= $1", [size]);
    await service.plant("DELETE FROM log_checkpoint WHERE size > $1", [size]);
  }, ["CHECKPOINT_REMOVED", "CONSENT_EPOCH_NOT_LOGGED", "DISCLOSURE_NOT_LOGGED", "LOG_CUT_SHORT"], /LOG_CUT_SHORT checkpoint of size \d+, in the file outside/));
  it("cut short with all that it had signed, and the file outside with it, while the service was stopped: this process remembers", async () => {
    const last = aDisclosure(ids.openReferralId);
    await service.as(people.referralService).disclose(last);
    await service.whenCovered();
    await expectFound(async () => {
      await service.stopLog();
      const [{ size } = { size: 0 }] = await service.plant<{ size: number }>("SELECT size::int FROM log_checkpoint ORDER BY size DESC OFFSET 1 LIMIT 1");
      await service.plant("DELETE FROM log_leaf WHERE index >= $1", [size]);
      await service.plant("DELETE FROM log_checkpoint WHERE size > $1", [size]);
      await service.plant("DELETE FROM log_entry WHERE id NOT IN (SELECT entry_id FROM log_leaf)");
      await service.plant("UPDATE disclosure_head h SET position = h.position - 1 FROM disclosure d WHERE d.id = $1 AND (h.subject_id, h.recipient) = (d.subject_id, d.recipient)", [last.disclosureId]);
      await deleteDisclosure(last.disclosureId);
      service.keep(service.kept().filter((one) => one.size <= size));
      await service.startLog();
    }, ["CHECKPOINT_REMOVED", "LOG_CUT_SHORT"], /LOG_CUT_SHORT checkpoint of size \d+, in this process's memory/);
  });
  it("rewritten: a row, its salt and its commitment", () => expectFound(async () => {
    await service.plant("UPDATE log_entry SET commitment = sha256(commitment) WHERE ref = $1", [ref(ids.consentId, 2)]);
    await service.plant("UPDATE log_leaf l SET hash = sha256('\\x00'::bytea || e.commitment) FROM log_entry e WHERE e.id = l.entry_id AND e.ref = $1", [ref(ids.consentId, 2)]);
  }, ["CONSENT_EPOCH_EDITED", "LOG_REWRITTEN"]));
  it("a salt destroyed without a tombstone", () => expectFound(() => service.plant("UPDATE log_entry SET salt = NULL WHERE ref = $1", [ids.disclosureId]), ["LOG_SALT_GONE"]));
  /** As retention would, but for a disclosure that is minutes old. */
  const bury = async (o: { readonly isLogged: boolean; readonly rule?: string; readonly datedBack?: boolean }) => {
    const stone = { id: newId(), of: "disclosure", refs: [ids.openDisclosureId], rule: o.rule ?? "ended-consents", at: service.clock.now() };
    await service.plant("UPDATE disclosure_head h SET position = h.position - 1 FROM disclosure d WHERE d.id = $1 AND (h.subject_id, h.recipient) = (d.subject_id, d.recipient)", [ids.openDisclosureId]);
    await deleteDisclosure(ids.openDisclosureId);
    await service.plant("UPDATE log_entry SET salt = NULL WHERE ref = $1", [ids.openDisclosureId]);
    await service.plant("INSERT INTO tombstone (id, of, refs, rule, at) VALUES ($1, $2, $3, $4, $5)", [stone.id, stone.of, stone.refs, stone.rule, stone.at]);
    if (o.isLogged) await withinCall(beginCall({}), () => inTransaction(service.database.pool, (tx) => appendToLog(tx, [recordOfTombstone(stone)])));
    await service.whenCovered();
    if (o.datedBack === true) await service.plant("UPDATE log_checkpoint SET at = at - interval '6 years'");
  };
  it.each([["its time", {}, /before its time was over/], ["its time, with the table's checkpoints dated back", { datedBack: true }, /before its time was over/], ["a rule that there is not", { rule: "another" }, /names a rule that deletes nothing/]])(
    "a tombstone, in the log itself, before %s", async (_what, o, detail) => {
      const { findings } = await expectFound(() => bury({ isLogged: true, ...o }), ["TOMBSTONE_WRONG"]);
      expect(findings.map((found) => found.detail)).toEqual([expect.stringMatching(detail)]);
    });
  it("a tombstone that the log knows nothing of", async () => {
    const { counts } = await expectFound(() => bury({ isLogged: false }), ["TOMBSTONE_WRONG"]);
    expect(counts).toEqual({ TOMBSTONE_WRONG: 2 });
  });
  it("a worker that does not work", () => expectFound(async () => {
    await service.stopLog();
    await service.as(people.referralService).disclose(aDisclosure(ids.openReferralId));
  }, ["LOG_NOT_GROWING"]));
});

describe("CON-30 the audit names checkpoints that were written to", () => {
  const forged = (size: number) => {
    const root = Buffer.alloc(32, 5);
    return { size, root: root.toString("base64"), at: service.clock.now().toISOString(), note: service.signer.sign(checkpointText({ origin: service.signer.name, size, root })) };
  };
  it("a signed one that forks, of a size that has another", () => expectFound(async () => service.keep([...service.kept(), forged(service.kept().at(-1)?.size ?? 0)]), ["CHECKPOINT_FORKS"]));
  it("a signed one that forks, of a size of its own", () => expectFound(async () => {
    const { size, root, note } = forged((service.kept().at(-1)?.size ?? 0) - 1);
    await service.plant("INSERT INTO log_checkpoint (size, root, note, at) VALUES ($1, $2, $3, (SELECT max(at) FROM log_checkpoint))", [size, Buffer.from(root, "base64"), note]);
  }, ["CHECKPOINT_FORKS", "CHECKPOINT_NOT_KEPT"], /CHECKPOINT_FORKS checkpoint of size \d+, in log_checkpoint/));
  it("one that the log did not sign", () => expectFound(() => service.plant("UPDATE log_checkpoint SET note = replace(note, '— haandslag.test', '— haandslag.fake') WHERE size = (SELECT max(size) FROM log_checkpoint)"), ["CHECKPOINT_EDITED", "CHECKPOINT_REMOVED"]));
  it("a row that says something else than its note", () => expectFound(() => service.plant("UPDATE log_checkpoint SET root = sha256(root) WHERE size = (SELECT max(size) FROM log_checkpoint)"), ["CHECKPOINT_EDITED"]));
  it("one that was deleted", () => expectFound(() => service.plant("DELETE FROM log_checkpoint WHERE size = (SELECT size FROM log_checkpoint ORDER BY size OFFSET 1 LIMIT 1)"), ["CHECKPOINT_REMOVED"]));
  it("a file outside that was emptied or damaged", () => expectFound(async () => service.keep([{ hello: 1 }, ...service.kept().slice(1)]), ["CHECKPOINT_FILE_DAMAGED", "CHECKPOINT_NOT_KEPT"]));
});

describe("CON-24 CON-30 the audit names receipts that were written to", () => {
  it("a forged one in place of the real one", () => expectFound(async () => {
    const [row] = await service.plant<{ id: string }>("SELECT id FROM receipt WHERE consent_id = $1 AND epoch = 4 AND holder = 'referral'", [ids.consentId]);
    const { jws } = await service.forgedBy({ consentId: ids.consentId, referralId: ids.referralId, epoch: 4 }, row?.id ?? "");
    await service.plant("UPDATE receipt SET jws = $2 WHERE id = $1", [row?.id, jws]);
  }, ["RECEIPT_EDITED", "RECEIPT_FORGED"]));
  it("a forged one with the forger's own key, for a recipient that never answered", () => expectFound(async () => {
    const citizen = service.as(people.citizen);
    const { consents } = await citizen.myConsents({});
    const feedback = consents.find(({ purpose, status }) => purpose === "feedback" && status === "granted");
    await citizen.revokeConsent({ idempotencyKey: key(), consentId: feedback?.consentId ?? "" });
    await service.whenCovered();
    const id = newId();
    const about = { consentId: feedback?.consentId ?? "", referralId: feedback?.referralId ?? "", epoch: 3 };
    const { jws, jwk } = await service.forgedBy({ ...about }, id);
    await service.plant(`INSERT INTO receipt (id, consent_id, epoch, holder, referral_id, subject_id, recipient, jws, public_jwk, at)
      SELECT $2, id, 3, 'referral', referral_id, subject_id, 'organisation-harbour', $3, $4, $5 FROM consent WHERE id = $1`, [about.consentId, id, jws, JSON.stringify(jwk), service.clock.now()]);
  }, ["RECEIPT_KEY_UNKNOWN", "RECEIPT_NOT_LOGGED", "RECEIPT_UNEXPLAINED"]));
  it("one that is gone, and a confirmation that is", () => expectFound(() => service.plant("DELETE FROM receipt WHERE consent_id = $1 AND epoch = 4", [ids.consentId]), ["RECEIPT_MISSING"]));
  it("an account that counts what never came", () => expectFound(() => service.plant("UPDATE receipt_account SET state = jsonb_set(state, '{status}', '\"escalated\"') WHERE id = $1", [ids.consentId]), ["RECEIPT_ACCOUNT_EDITED"]));
  it("an account that was taken away", () => expectFound(async () => {
    await service.plant("DELETE FROM receipt_account WHERE id = $1", [ids.consentId]);
    await service.plant("DELETE FROM receipt_account_history WHERE aggregate_id = $1", [ids.consentId]);
  }, ["EVENT_UNEXPLAINED", "RECEIPT_ACCOUNT_MISSING", "RECEIPT_UNEXPLAINED"]));
  it("a receipt signed by a stranger that was counted and logged, the first of its holder", () => expectFound(async () => {
    const { consents } = await service.as(people.citizen).myConsents({});
    const measurement = consents.find(({ purpose, status }) => purpose === "measurement" && status === "granted");
    const about = { consentId: measurement?.consentId ?? "", referralId: measurement?.referralId ?? "", epoch: 3 };
    await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: about.consentId });
    await service.countForged(about);
    await service.whenCovered();
  }, ["RECEIPT_KEY_UNKNOWN"]));
  it("nothing is amiss with a key that its holder showed then, and shows no more, or is away", async () => {
    service.holders.referral.showNothing();
    expect(await service.audit()).toMatchObject({ ok: true, findings: [], notLookedAt: [] });
    service.holders.referral.server.close();
    service.holders.referral.server.closeAllConnections();
    expect(await service.audit()).toMatchObject({ ok: true, findings: [], notLookedAt: [] });
  });
  it("says that it could not ask a holder who is away about a key that was never pinned, and that this is not well", async () => {
    rmSync(join(service.checkpointDir, "receipt-keys.jsonl"));
    service.holders.referral.server.close();
    service.holders.referral.server.closeAllConnections();
    const report = await service.audit();
    expect(report.findings).toEqual([]);
    expect(report.ok).toBe(false);
    expect(report.notLookedAt).toEqual([expect.stringContaining("The referral service does not answer")]);
  });
});
