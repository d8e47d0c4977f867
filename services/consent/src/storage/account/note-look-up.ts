import type { LookUpWhat } from "@haandslag/contracts";
import type { CommandRunner } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { lookerOf } from "../../domain/account/look-up.ts";
import { ownSubject } from "../../domain/policies/may-know.ts";
import { appendLookUps } from "./look-ups.ts";

type Needs = Pick<CommandRunner, "pool" | "clock">;

/**
 * Staff are about to be told something of these referrals' citizens: that goes into the citizens' accounts first, and
 * what cannot be written down is not told (CON-32). Services and citizens leave no line here.
 */
export async function noteLookUp({ pool, clock }: Needs, who: Actor, what: LookUpWhat, referralIds: Iterable<string>): Promise<void> {
  const looker = who.role === "citizen" ? undefined : lookerOf(who);
  if (looker === undefined) return;
  const at = clock.now();
  await appendLookUps(pool, [...new Set(referralIds)].map((referralId) => ({ ...looker, referralId, subjectId: null, what, at })));
}

/** A citizen reads the own account: free, and a line of it (CON-32). */
export async function noteOwnReading({ pool, clock }: Needs, who: Actor, what: "own-account" | "own-export"): Promise<void> {
  const looker = lookerOf(who);
  if (looker !== undefined) await appendLookUps(pool, [{ ...looker, referralId: null, subjectId: ownSubject(who), what, at: clock.now() }]);
}
