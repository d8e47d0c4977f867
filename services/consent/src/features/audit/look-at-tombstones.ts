import { dueBefore, type RetentionLine } from "@haandslag/service-kit";
import { type Finding, finding } from "../../domain/audit/finding.ts";
import { endedConsents } from "../../domain/retention-table.ts";
import type { LoggedRow } from "../../storage/audit/log-pages.ts";
import type { Dated } from "./look-at-checkpoints.ts";

/** The rules that delete what is in the log. */
const rules = new Map<string, RetentionLine>([[endedConsents.code, endedConsents]]);

/** A leaf is covered later than its row came about where the log stood still; a person has looked at that within a week. */
const lateMs = 7 * 86_400_000;

/**
 * Whether what a tombstone says was deleted for its age was that old: the first checkpoint over its leaf tells when it was
 * there at the latest. Of one size the later time counts, so who dates the table's back is told otherwise by the file.
 */
export function burials(checkpoints: readonly Dated[]): { findingsOf(row: LoggedRow, about: string): Finding[] } {
  const latest = new Map<number, number>();
  for (const { size, at } of checkpoints) latest.set(size, Math.max(latest.get(size) ?? -Infinity, at === "" ? Infinity : Date.parse(at)));
  const bySize = [...latest].toSorted(([a], [b]) => a - b);
  // Leaves are asked for in their order.
  let next = 0;
  const coveredAt = (index: number): number => {
    while ((bySize[next]?.[0] ?? Infinity) <= index) next++;
    return bySize[next]?.[1] ?? Infinity;
  };
  return {
    findingsOf({ index, kind, buried }, about) {
      if (buried === undefined) return [];
      const { rule: code, at, withConsents } = buried;
      const wrong = (detail: string) => [finding("TOMBSTONE_WRONG", about, `leaf ${index}: ${detail}`)];
      const rule = rules.get(code);
      if (rule === undefined) return wrong("a tombstone names a rule that deletes nothing of the log");
      if (!(at instanceof Date)) return wrong("a tombstone has no time that can be read");
      // A receipt goes with its consent, however late it came.
      if (kind === "receipt") return withConsents && coveredAt(index) <= at.getTime() + lateMs ? [] : wrong("a tombstone buries a receipt without any consent");
      return coveredAt(index) <= dueBefore(rule, at).getTime() + lateMs ? [] : wrong("a tombstone buries it before its time was over");
    },
  };
}
