import { createPrivateKey } from "node:crypto";
import { parseArgs } from "node:util";
import { type AuditReport, auditOf } from "@haandslag/consent/audit";
import { movableClock } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { noteSigner } from "@haandslag/transparency-log";
import { type Ready, readReady } from "../ready-file.ts";
import { runningDatabases } from "../stack/running-databases.ts";
import { secretsIn } from "../stack/secrets.ts";
import { checkpointFolder, clockFile } from "../stack/service-settings.ts";
import { dataFolder } from "./options.ts";

const longestStatementMs = 30 * 60_000;

/**
 * `npm run audit [-- --json] [--data DIR]`: holds all that the running stack's consent service says against itself, its
 * log, and what was signed and kept outside its database. The report on standard output, progress on standard error.
 * Exit 0: nothing found; 1: something was; 2: not everything could be looked at.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: "string" }, json: { type: "boolean", default: false } } });
  const folder = dataFolder(values.data);
  const ready = await readReady(folder);
  if (ready === undefined) throw new Error(`No stack runs on ${folder}. Start one with: npm start`);
  const pool = connectPool(runningDatabases(folder).consent.appUrl, { max: 1, applicationName: "npm run audit", statementTimeoutMs: longestStatementMs });
  try {
    const { referral, "peer-assignment": peerAssignment, outcomes } = ready.services;
    const audit = auditOf({
      pool, verifierKey: await verifierKeyOf(ready, folder), checkpointDir: checkpointFolder(folder), clock: movableClock(clockFile(folder)),
      holders: { referral, "peer-assignment": peerAssignment, outcomes },
    }, { gently: false });
    process.stderr.write("Reading everything that the consent service and its log have …\n");
    const report = await audit({ progress: (line) => process.stderr.write(`  ${line}\n`) });
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
    if (!report.ok) process.exitCode = report.findings.length > 0 ? 1 : 2;
  } finally {
    await pool.end();
  }
}

/** The log's name as the service shows it, and the key out of the stack's own secrets: what is served is not believed alone. */
async function verifierKeyOf({ services }: Ready, folder: string): Promise<string> {
  const answer = await fetch(`${services.consent}/log/vkey`, { signal: AbortSignal.timeout(10_000) }).catch((cause: unknown) => {
    throw new Error(`The consent service at ${services.consent} does not answer. If the stack was killed, start it again with: npm start`, { cause });
  });
  const shown = (await answer.text()).trim();
  const key = createPrivateKey({ key: Buffer.from(secretsIn(folder).logKey, "base64"), format: "der", type: "pkcs8" });
  const { verifierKey } = noteSigner(shown.split("+")[0] ?? "", key);
  if (verifierKey !== shown) throw new Error(`The consent service at ${services.consent} shows another key of its log than the one in ${folder}: another log answers there.`);
  return verifierKey;
}

function inWords({ ok, tookMs, lookedAt, counts, findings, notLookedAt }: AuditReport): string {
  const looked = Object.entries(lookedAt).map(([what, n]) => `${n} ${what}`).join(", ");
  const lines = [`${ok ? "Nothing found" : findings.length === 0 ? "Nothing found, and NOT EVERYTHING LOOKED AT" : `FOUND ${Object.values(counts).reduce((sum, n) => sum + n, 0)}`}, in ${(tookMs / 1000).toFixed(1)} s: ${looked === "" ? "there was nothing to look at" : looked}.`];
  for (const [code, n] of Object.entries(counts)) {
    const listed = findings.filter((found) => found.code === code);
    lines.push("", `${code}${n === 1 ? "" : ` (${n})`}`, `  ${listed[0]?.says ?? ""}`, ...listed.map(({ about, detail }) => `  - ${about}: ${detail}`));
    if (n > listed.length) lines.push(`  - and ${n - listed.length} more`);
  }
  if (notLookedAt.length > 0) lines.push("", "Not looked at", ...notLookedAt.map((why) => `  - ${why}`));
  return `${lines.join("\n")}\n`;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The audit could not look at everything. ${(error as Error).message}\n`);
  process.exitCode = 2;
}
