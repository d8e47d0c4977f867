import { ReferralNeed } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import { authoritiesAnsweredBy } from "../domain/policies/who-may-know.ts";
import { rankOf } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { staffOf } from "../ports/staff-of.ts";
import { waitedFor, type WaitedFor } from "../storage/waiting-figures.ts";

export interface UnitFigures {
  /** How many wait, by the fewest whole days of a span; a span ends where the next begins. */
  readonly waited: readonly { readonly fromDays: number; readonly count: number }[];
  /** Of each need that something has: how many, and how many days these have waited at the mean. */
  readonly needs: readonly { readonly need: ReferralNeed; readonly count: number; readonly meanDays: number }[];
  /** Of all that wait; no mean of nothing. */
  readonly waiting: { readonly count: number; readonly meanDays: number | null };
}

const spans = [0, 1, 7, 14, 30] as const;
/** Nobody waits for these. */
const settled: readonly ReferralNeed[] = ["nothing", "running"];

/** How long all of the unit's referrals have waited, and for what. Of people there is nothing in it. */
export const unitFigures = ({ runner, clock }: Pick<Deps, "runner" | "clock">) => async (who: Actor): Promise<UnitFigures> => {
  const { authorityId, unitId } = staffOf(who);
  const now = clock.now();
  const rows = await waitedFor(runner.pool, { authorityIds: authoritiesAnsweredBy(authorityId, now), unitId, now });
  const ofNeed = (need: ReferralNeed) => rows.filter((row) => row.need === rankOf(need));
  const waiting = ReferralNeed.options.filter((need) => !settled.includes(need)).flatMap(ofNeed);
  return {
    waited: spans.map((fromDays, i) => ({ fromDays, count: countOf(waiting.filter(({ days }) => days >= fromDays && days < (spans[i + 1] ?? Infinity))) })),
    needs: ReferralNeed.options.flatMap((need) => ((meanDays) => (meanDays === null ? [] : [{ need, count: countOf(ofNeed(need)), meanDays }]))(meanOf(ofNeed(need)))),
    waiting: { count: countOf(waiting), meanDays: meanOf(waiting) },
  };
};

const countOf = (rows: readonly WaitedFor[]): number => rows.reduce((sum, { count }) => sum + count, 0);
const meanOf = (rows: readonly WaitedFor[]): number | null => (rows.length === 0 ? null : rows.reduce((sum, { count, days }) => sum + count * days, 0) / countOf(rows));
