import { join } from "node:path";
import { logCoversAll } from "../stack/log-covers-all.ts";
import type { ThirdAct } from "./act-3-withdrawn.ts";
import { query } from "./query.ts";
import { runNode } from "./run-node.ts";
import type { Story } from "./story.ts";

const command = join(import.meta.dirname, "../commands/audit.ts");

interface Report {
  readonly ok: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly { readonly code: string; readonly about: string }[];
  readonly lookedAt: Readonly<Record<string, number>>;
  readonly notLookedAt: readonly string[];
}

/** The audit finds nothing; then somebody writes past the services into the demo's own databases, and it says what (CON-12, CON-19, CON-30). */
export async function lookAtAudit(story: Story, { referralConsentId, measurementConsentId }: ThirdAct): Promise<void> {
  const { stack, promises } = story;
  await logCoversAll(stack.databases.consent.ownerUrl);
  const clean = await audit(story);
  const looked = Object.entries(clean.lookedAt).filter(([, n]) => n > 0);
  promises.note("CON-30", "npm run audit finds nothing after the whole story", clean.ok && clean.notLookedAt.length === 0 && looked.length > 2, `${said(clean)}; looked at ${looked.map(([what, n]) => `${n} ${what}`).join(", ")}`);

  const [deleted] = await query<{ id: string }>(stack, "consent", "DELETE FROM disclosure WHERE id = (SELECT id FROM disclosure WHERE consent_id = $1 AND kind = 'case') RETURNING id", [referralConsentId]);
  const [edited] = await query<{ id: string }>(stack, "consent", `UPDATE consent SET state = jsonb_set(state, '{status}', '"granted"') WHERE id = $1 RETURNING id`, [measurementConsentId]);
  const faulty = await audit(story);
  const names = (code: string, id: string | undefined) => id !== undefined && faulty.findings.some((found) => found.code === code && found.about.includes(id));
  promises.note("CON-19", "A ledger row that was deleted past the service is named by the audit", names("DISCLOSURE_MISSING", deleted?.id), said(faulty));
  promises.note("CON-12", "A consent that was given back its yes past the service is named by the audit", names("CONSENT_EDITED", edited?.id), said(faulty));
}

async function audit({ stack }: Story): Promise<Report> {
  const { code, output, said: all } = await runNode(command, "--json", "--data", stack.settings.folder);
  if (code !== 0 && code !== 1) throw new Error(`The audit ended with exit status ${code ?? "none"}: ${all.trim()}`);
  const report = JSON.parse(output) as Report;
  return { ...report, ok: report.ok && code === 0 };
}

const said = ({ counts }: Report): string => `found ${Object.entries(counts).map(([code, n]) => `${code} ${n}`).join(", ") || "nothing"}`;
