import type { Log } from "@haandslag/service-kit";
import type { AuditReport } from "../../domain/audit/audit-report.ts";

export interface AuditWorker {
  /** The newest whole audit of this process; undefined before the first. Where a later one failed it is not ok, and says so. */
  latest(): AuditReport | undefined;
  /** How it is, for a person. */
  says(): string;
  close(): Promise<void>;
}

const everyMs = 30_000;
/** What is still wrong is said again after so long. */
const saidAgainAfterMs = 10 * 60_000;

/**
 * Audits every half minute, and says at error level what it finds: once when it is new, and again while it stays. Each
 * process audits for itself, so no process has to be believed by another. An audit that takes longer than the half minute is
 * followed by the next one at once.
 * @param o.audit one whole audit; it ends early, by an error, where the signal aborts
 */
export function startAuditWorker(o: { audit(run: { signal: AbortSignal }): Promise<AuditReport>; log: Pick<Log, "info" | "error">; everyMs?: number }): AuditWorker {
  const stop = new AbortController();
  const saidAt = new Map<string, number>();
  let latest: AuditReport | undefined;
  let endedAt: number | undefined;
  let failedAt: Date | undefined;
  let failureSaidAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function say(report: AuditReport): void {
    const now = Date.now();
    for (const { code, about, detail, says } of report.findings) {
      const name = `${code} ${about}`;
      if (now - (saidAt.get(name) ?? -Infinity) < saidAgainAfterMs) continue;
      saidAt.set(name, now);
      o.log.error({ finding: code, about, detail }, says);
    }
    const still = new Set(report.findings.map(({ code, about }) => `${code} ${about}`));
    for (const name of saidAt.keys()) if (!still.has(name)) saidAt.delete(name);
    if (latest !== undefined && latest.findings.length > 0 && report.findings.length === 0) o.log.info({ tookMs: report.tookMs }, "the audit finds nothing any more");
  }

  async function once(): Promise<void> {
    try {
      const report = await o.audit({ signal: stop.signal });
      say(report);
      latest = report;
      endedAt = Date.now();
      failedAt = undefined;
      failureSaidAt = -Infinity;
    } catch (error) {
      if (stop.signal.aborted) return;
      failedAt = new Date();
      if (Date.now() - failureSaidAt < saidAgainAfterMs) return;
      failureSaidAt = Date.now();
      o.log.error({ err: error }, "the audit FAILED: it could not read everything, so nobody knows what it would have found; it tries again every half minute");
    }
  }
  const next = (ms: number) => {
    if (stop.signal.aborted) return;
    timer = setTimeout(() => {
      const began = Date.now();
      running = once().finally(() => next(Math.max(0, (o.everyMs ?? everyMs) - (Date.now() - began))));
    }, ms);
  };
  // Not in the first second, in which everything else starts.
  next(Math.min(1000, o.everyMs ?? everyMs));

  return {
    latest: () => (latest === undefined || failedAt === undefined ? latest : { ...latest, ok: false, notLookedAt: [...latest.notLookedAt, `The audit of ${failedAt.toISOString()} failed; the findings are those of the one before.`] }),
    says() {
      if (latest === undefined || endedAt === undefined) return failedAt !== undefined ? "FAILED: could not read everything yet; the log says why" : "the first audit is under way";
      const found = Object.entries(latest.counts).map(([code, n]) => `${code} ${n}`).join(", ");
      const ago = `${Math.round((Date.now() - endedAt) / 1000)} s ago`;
      const unseen = latest.notLookedAt.length > 0 ? " in what was looked at, which is not everything: see npm run audit" : "";
      const before = found !== "" ? `FOUND ${found}: see npm run audit, ${ago}` : `nothing found${unseen}, ${ago}`;
      return failedAt === undefined ? before : `FAILED: the last audit could not read everything, the log says why; the one before: ${before}`;
    },
    async close() {
      stop.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
