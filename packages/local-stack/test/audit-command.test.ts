import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { logFile } from "../src/stack/service-settings.ts";
import { startStack } from "../src/stack/start-stack.ts";
import { endAll, outcomeOf } from "./command.ts";

const parent = mkdtempSync(join(tmpdir(), "audit-"));
afterAll(async () => {
  await endAll();
  rmSync(parent, { recursive: true, force: true });
});

test("says in a sentence that no stack runs, and that this is no finding", async () => {
  const { code, said } = await outcomeOf("audit", "--data", join(parent, "nothing"));
  expect(code).toBe(2);
  expect(said).toMatch(/^The audit could not look at everything\. No stack runs on .*npm start\n$/);
});

test("CON-19 CON-30 npm run audit finds nothing on a fresh stack; a disclosure written past the API is found by it, and within a minute by the running service", async () => {
  const folder = join(parent, "data");
  const stack = await startStack({ folder, port: 0, fresh: false, broker: "in-process", progress: () => {} });
  const superuser = new pg.Client({ connectionString: stack.databases.consent.superuserUrl });
  try {
    const clean = await outcomeOf("audit", "--data", folder);
    expect(clean.said).toMatch(/Nothing found, in \d+\.\d s: /);
    expect(clean.code).toBe(0);

    await superuser.connect();
    const id = "01a20000-0000-7000-8000-00000000beef";
    await superuser.query(
      `INSERT INTO disclosure (id, referral_id, subject_id, discloser, recipient, recipient_user, kind, purpose, categories, consent_id, epoch, position, at, correlation_id)
       VALUES ($1::uuid, $1::text, 's_planted', 'municipality-0751', 'organisation-harbour', 'planted', 'case', 'referral', '{situation}', $1::uuid, 1, 1, date_trunc('milliseconds', now()), 'planted')`, [id]);
    const found = await outcomeOf("audit", "--data", folder);
    expect(found.code).toBe(1);
    expect(found.said).toMatch(new RegExp(`FOUND 2, in [^]*DISCLOSURE_NOT_LOGGED\n {2}A row of the disclosure ledger has no entry in the log[^\n]*\n {2}- disclosure ${id}`));
    const { code, said } = await outcomeOf("audit", "--json", "--data", folder);
    expect(code).toBe(1);
    expect(JSON.parse(said.slice(said.indexOf("{"))) as unknown).toMatchObject({ ok: false, counts: { DISCLOSURE_NOT_LOGGED: 1, DISCLOSURE_UNCOVERED: 1 } });
    await expect.poll(() => readFileSync(logFile(folder, "consent"), "utf8"), { timeout: 60_000, interval: 500 }).toContain('"finding":"DISCLOSURE_NOT_LOGGED"');
  } finally {
    await superuser.end();
    await stack.stop();
  }
}, 180_000);
