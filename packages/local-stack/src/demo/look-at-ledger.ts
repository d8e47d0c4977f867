import type { Story } from "./story.ts";
import { query } from "./query.ts";

/** Every disclosure stands in the ledger under a consent that covered it at its own position (CON-19). */
export async function lookAtLedger({ stack, cast, promises }: Story): Promise<void> {
  const rows = await query<{ kind: string; n: number }>(stack, "consent", "SELECT kind, count(*)::int AS n FROM disclosure GROUP BY kind ORDER BY kind");
  const { uncovered } = await cast.auditor.consent.uncoveredDisclosures.query();
  const kinds = rows.map(({ kind, n }) => `${kind} ${n}`).join(", ");
  const isWhole = ["case", "feedback", "offer", "peer", "profile"].every((kind) => rows.some((row) => row.kind === kind));
  promises.note("CON-19", "Every disclosure is in the ledger under a consent active at that moment", isWhole && uncovered.length === 0, `${kinds}; without a covering consent: ${uncovered.length}`);
}
