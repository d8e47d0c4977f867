import type { DisclosureKind } from "@haandslag/contracts";
import type { FirstAct } from "./act-1-referred-and-met.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";

const bySteps = ["offer", "profile", "ask", "case", "peer"] as const satisfies readonly DisclosureKind[];

/** Every disclosure stands in the ledger, once, under a consent that covered it at its own position (CON-19). */
export async function lookAtLedger({ stack, cast, timeline, promises }: Story, { referralId }: FirstAct): Promise<void> {
  const rows = await query<{ kind: string; n: number }>(stack, "consent", "SELECT kind, count(*)::int AS n FROM disclosure GROUP BY kind ORDER BY kind");
  const { uncovered } = await cast.auditor.consent.uncoveredDisclosures.query();
  const told = (await cast.caseworker.referral.getReferral.query({ referralId })).told.length;
  const expected = [...bySteps.map((kind) => ({ kind, n: timeline.disclosures(kind) })), { kind: "feedback", n: told }].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const said = (counts: readonly { kind: string; n: number }[]) => counts.map(({ kind, n }) => `${kind} ${n}`).join(", ");
  promises.note("CON-19", "Every disclosure is in the ledger, once, under a consent active at that moment", said(rows) === said(expected) && uncovered.length === 0,
    `in the ledger: ${said(rows)}; disclosed: ${said(expected)}; without a covering consent: ${uncovered.length}`);
}
