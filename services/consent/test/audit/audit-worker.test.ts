import { setTimeout as sleep } from "node:timers/promises";
import { createLog } from "@haandslag/service-kit";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startAuditWorker } from "../../src/features/audit/audit-worker.ts";
import { auditFindings } from "../../src/features/audit/audit-findings.ts";
import { codeOf, people } from "../given.ts";
import { type AuditedTestService, openAuditedService } from "./given-audit.ts";

let service: AuditedTestService;
beforeEach(async () => { service = await openAuditedService(); });
afterEach(() => service.closeAll());

it("CON-30 the worker says what it finds, once, with a sentence, on the log, to /readyz and to the auditor, and says when it is gone", async () => {
  const { openConsentId } = await service.life();
  const lines: { level: number; msg: string; finding?: string; about?: string }[] = [];
  const log = createLog({ service: "consent", destination: { write: (line: string) => void lines.push(JSON.parse(line) as never) } });
  const worker = startAuditWorker({ audit: service.audit, log, everyMs: 50 });
  const asked = auditFindings({ audit: worker });
  expect(worker.says()).toBe("the first audit is under way");
  await expect.poll(() => worker.says(), { timeout: 10_000 }).toMatch(/^nothing found, \d+ s ago$/);
  expect(await asked(people.auditor)).toMatchObject({ ok: true, findings: [] });
  // An auditor of one tenant would learn of others' consents.
  await expect(asked(people.bridgeAuditor)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
  expect(lines).toEqual([]);

  const [{ state } = { state: {} }] = await service.plant<{ state: object }>("SELECT state FROM consent WHERE id = $1", [openConsentId]);
  await service.plant(`UPDATE consent SET state = jsonb_set(state, '{given,expiresAt}', '"2027-12-31T23:00:00.000Z"') WHERE id = $1`, [openConsentId]);
  await expect.poll(() => worker.says(), { timeout: 10_000 }).toMatch(/^FOUND CONSENT_EDITED 1: see npm run audit/);
  expect((await asked(people.auditor)).findings).toMatchObject([{ code: "CONSENT_EDITED", about: `consent ${openConsentId}` }]);
  await sleep(500);
  expect(lines.map(({ level, finding, about }) => [level, finding, about])).toEqual([[50, "CONSENT_EDITED", `consent ${openConsentId}`]]);
  expect(lines[0]?.msg).toMatch(/^A consent's row is not what its history gives/);

  await service.plant("UPDATE consent SET state = $2 WHERE id = $1", [openConsentId, JSON.stringify(state)]);
  await expect.poll(() => worker.says(), { timeout: 10_000 }).toMatch(/^nothing found/);
  expect(lines.at(-1)?.msg).toBe("the audit finds nothing any more");
  await worker.close();
});

it("a database that is away is an error said once, nothing is called well meanwhile, and the worker goes on; before the first audit the auditor is told so", async () => {
  const lines: { level: number; msg: string }[] = [];
  const log = createLog({ service: "consent", destination: { write: (line: string) => void lines.push(JSON.parse(line) as never) } });
  let isAway = true;
  const worker = startAuditWorker({ log, everyMs: 20, audit: (run) => (isAway ? Promise.reject(Object.assign(new Error("gone"), { code: "ECONNREFUSED" })) : service.audit(run)) });
  await expect.poll(() => worker.says()).toBe("FAILED: could not read everything yet; the log says why");
  expect(await codeOf(service.as(people.auditor).auditFindings())).toBe("CONSENT_UNAVAILABLE");
  isAway = false;
  await expect.poll(() => worker.says(), { timeout: 10_000 }).toMatch(/^nothing found/);
  expect(lines.map(({ level }) => level)).toEqual([50]);

  // What was found before is no longer what is known.
  isAway = true;
  await expect.poll(() => worker.says(), { timeout: 10_000 }).toMatch(/^FAILED: the last audit could not read everything, the log says why; the one before: nothing found/);
  expect(await auditFindings({ audit: worker })(people.auditor)).toMatchObject({ ok: false, findings: [], notLookedAt: [expect.stringMatching(/^The audit of .* failed/)] });
  expect(lines.map(({ level, msg }) => [level, msg.slice(0, 16)])).toEqual([[50, "the audit FAILED"], [50, "the audit FAILED"]]);
  isAway = false;
  await expect.poll(() => worker.latest()?.ok, { timeout: 10_000 }).toBe(true);
  await worker.close();
});
