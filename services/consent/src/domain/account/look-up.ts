import { type DataCategory, type LookUpReason, lookUpReasons, type LookUpWhat } from "@haandslag/contracts";
import type { Who } from "../policies/may-know.ts";

/** Who looked, as it is told to the citizen: ids, a role and a code, no name. */
export interface Looker {
  readonly userId: string;
  readonly role: string;
  readonly tenantId: string | null;
  readonly unitId: string | null;
  readonly reason: LookUpReason;
}

/** Of a referral's citizen, or a citizen's reading of the own account: then there is no referral. */
export interface LookUp extends Looker {
  readonly referralId: string | null;
  readonly subjectId: string | null;
  readonly what: LookUpWhat;
  readonly at: Date;
}

/**
 * @returns undefined for a service: it reads to do its work, and what it sends to anybody is a disclosure in the ledger.
 *   A role that has no reason to look up is none of these
 */
export function lookerOf({ userId, role, tenantId, unitId }: Who & { readonly userId: string }): Looker | undefined {
  const reason = (lookUpReasons as Readonly<Record<string, LookUpReason | undefined>>)[role];
  return reason === undefined ? undefined : { userId, role, tenantId: tenantId ?? null, unitId: unitId ?? null, reason };
}

/** Which data of the citizen's a look shows: in the sender's own record all of it, in a search the name, elsewhere how consents stand and none. */
export const categoriesSeen = (what: LookUpWhat): readonly DataCategory[] => (what === "case" ? ["situation", "wishes", "practical", "identity", "contact"] : what === "search" ? ["identity"] : []);
