import type { Finding, FindingCode } from "./finding.ts";

/** What was looked at, by kind; `rows` is the sum that progress is told in. */
export interface AuditReport {
  /** No finding at all, and nothing that was not looked at. */
  readonly ok: boolean;
  /** ISO 8601, UTC, by the machine's own clock: the service's is among what is audited. */
  readonly startedAt: string;
  readonly tookMs: number;
  readonly lookedAt: Readonly<Record<string, number>>;
  /** How many of each code, also of those that are not listed. */
  readonly counts: Readonly<Partial<Record<FindingCode, number>>>;
  /** At most `listed` of each code. */
  readonly findings: readonly Finding[];
  /** What could not be looked at this time, and why. */
  readonly notLookedAt: readonly string[];
}

/** Findings of one code that are listed; more are only counted. */
const listed = 20;

/** Collects findings without growing with them: a table that was emptied has a million. */
export function collectFindings() {
  const counts: Partial<Record<FindingCode, number>> = {};
  const findings: Finding[] = [];
  const notLookedAt: string[] = [];
  const lookedAt: Record<string, number> = {};
  return {
    counts, findings, notLookedAt, lookedAt,
    add(found: readonly Finding[]): void {
      for (const one of found) {
        const n = (counts[one.code] ?? 0) + 1;
        counts[one.code] = n;
        if (n <= listed) findings.push(one);
      }
    },
    looked: (at: string, rows = 1): void => { lookedAt[at] = (lookedAt[at] ?? 0) + rows; },
    notLooked: (why: string): void => void notLookedAt.push(why),
  };
}
export type Findings = ReturnType<typeof collectFindings>;
