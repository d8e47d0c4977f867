import { removeDue, uuidv7Ids } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { expect, it } from "vitest";
import { endedConsents } from "../src/domain/retention-table.ts";
import { deleteEvents, removeEndedConsents } from "../src/storage/remove-ended-consents.ts";
import { openAuditedService } from "./audit/given-audit.ts";
import { aDisclosure, bridge, key, people, subjectOf, whenGranted } from "./given.ts";

it("OPS-08 CON-30 only what is due goes, a tombstone stands in the log for it, and the audit finds nothing amiss", async () => {
  const service = await openAuditedService();
  const old = await whenGranted(service, { subjectId: subjectOf("o"), authority: null, organisation: { party: bridge, name: "Broen", phone: "70 00 00 01" }, questions: [{ purpose: "referral", categories: ["situation"] }] });
  const disclosing = aDisclosure(old.referralId, { discloser: { kind: "citizen" }, recipient: bridge, categories: ["situation"] });
  await service.as(people.referralService).disclose(disclosing);
  const consentId = old.idOf("referral");
  await service.as({ ...people.citizen, subjectId: subjectOf("o") }).revokeConsent({ idempotencyKey: key(), consentId });
  const endedAt = service.clock.now();
  const retention = connectPool(service.database.retentionUrl, { max: 1, applicationName: "retention" });
  const app = service.database.pool;
  const rules = [removeEndedConsents(uuidv7Ids)];
  const count = async (table: string) => Number((await service.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n);
  const tables = ["consent", "consent_history", "consent_epoch", "consent_notice", "disclosure", "disclosure_head", "outbox"];

  const after = (years: number, ms: number) => new Date(Date.UTC(endedAt.getUTCFullYear() + years, endedAt.getUTCMonth(), endedAt.getUTCDate(), endedAt.getUTCHours(), endedAt.getUTCMinutes(), endedAt.getUTCSeconds(), endedAt.getUTCMilliseconds() + ms));
  expect(await removeDue(retention, rules, after(endedConsents.keep.years, 0))).toEqual({});
  // The log saw it when it happened, so that its age can be told.
  await service.whenCovered();
  // A younger consent towards the same recipient keeps all of it.
  const before = Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])));
  service.clock.moveTo(after(endedConsents.keep.years, 1));
  const young = await whenGranted(service, { subjectId: subjectOf("y") });
  // Somebody who is busy with what is due is left in peace until the next sweep; and whoever is busy elsewhere is not waited for.
  const busy = await service.owner.connect();
  const whileBusyWith = async (letter: string) => {
    await busy.query("BEGIN");
    await busy.query("SELECT FROM disclosure_head WHERE subject_id = $1 FOR UPDATE", [subjectOf(letter)]);
    return await removeDue(retention, rules, service.clock.now()).finally(() => busy.query("ROLLBACK"));
  };
  expect(await whileBusyWith("o")).toEqual({});
  expect(await whileBusyWith("y")).toEqual({ "ended-consents": 1 });
  busy.release();
  const reader = await retention.connect();
  await reader.query("SELECT set_config('enable_seqscan', 'off', false)");
  expect(JSON.stringify((await reader.query(`EXPLAIN (FORMAT JSON) ${deleteEvents}`.replace("$1", "ARRAY['r']").replace("$2", "ARRAY['c']"))).rows)).toContain("outbox_key");
  reader.release(true);

  expect(await service.sql("SELECT 1 FROM consent WHERE subject_id = $1", [subjectOf("o")])).toEqual([]);
  for (const table of ["consent_epoch", "disclosure", "disclosure_head"]) expect(await service.sql(`SELECT 1 FROM ${table} WHERE subject_id = $1`, [subjectOf("o")]), table).toEqual([]);
  expect(await service.sql("SELECT 1 FROM outbox WHERE data->>'consentId' = $1", [consentId])).toEqual([]);
  expect(await service.sql("SELECT 1 FROM consent WHERE referral_id = $1", [young.referralId])).toHaveLength(3);
  expect(before["disclosure_head"]).toBeGreaterThan(0);

  const stones = await service.sql<{ of: string; refs: string[]; rule: string }>("SELECT of, refs, rule FROM tombstone ORDER BY of");
  expect(stones).toEqual([
    { of: "consent-epoch", refs: [1, 2, 3].map((epoch) => `${consentId}/${epoch}`), rule: "ended-consents" },
    { of: "disclosure", refs: [disclosing.disclosureId], rule: "ended-consents" },
  ]);
  expect(await service.sql("SELECT 1 FROM log_entry WHERE ref = $1 AND salt IS NOT NULL", [disclosing.disclosureId])).toEqual([]);
  expect(await count("log_entry WHERE kind = 'tombstone' AND salt IS NOT NULL")).toBe(2);
  const { findings } = await service.audit();
  expect(findings.map(({ code, about }) => `${code} ${about}`)).toEqual([]);

  // The app's role can neither delete nor lay a tombstone, nor destroy a salt.
  for (const statement of ["DELETE FROM consent", "DELETE FROM disclosure", "INSERT INTO tombstone VALUES (gen_random_uuid(), 'disclosure', '{x}', 'r', now())", "UPDATE log_entry SET salt = NULL"]) {
    await expect(app.query(statement), statement).rejects.toMatchObject({ code: "42501" });
  }
  await retention.end();
  await service.closeAll();
});
