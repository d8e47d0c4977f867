import type { EpochAccount, Line } from "./state.ts";

const hour = 60 * 60 * 1000;

/**
 * Rules of the product: no paragraph says in how many hours a recipient has to have erased (GDPR art. 17(1) and 19 say
 * "without undue delay"). Software answers in seconds, so after a day something is broken and its owner is told; after
 * three the controller is, with time left before the month of GDPR art. 12(3).
 */
export const remindAfterMs = 24 * hour;
export const escalateAfterMs = 72 * hour;

const after = (since: string, ms: number) => new Date(Date.parse(since) + ms).toISOString();

/** When a line's next step is due, ISO 8601 in UTC; undefined where there is none. */
export function nextStepAt({ since }: Pick<EpochAccount, "since">, line: Line): string | undefined {
  switch (line.status) {
    case "awaited": return after(since, remindAfterMs);
    case "reminded": return after(since, escalateAfterMs);
    case "not-awaited":
    case "escalated":
    case "received": return undefined;
  }
}

/** The next step of a whole account, or null. */
export function deadlineOf(epochs: readonly EpochAccount[]): string | null {
  const steps = epochs.flatMap((epoch) => epoch.lines.flatMap((line) => nextStepAt(epoch, line) ?? []));
  return steps.toSorted()[0] ?? null;
}
