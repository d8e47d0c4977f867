import { ask } from "../../../calls/ask.ts";
import { needs, statuses } from "./needs.ts";

export type CaseFilter = "whose" | "need" | "status" | "after";

/** A page of the cases that these filters leave: mine, or the unit's; a team leader has none of their own. */
export function casesAsked(values: Partial<Record<CaseFilter, string>>, isLeader: boolean) {
  const need = needs.find((known) => known === values.need);
  const status = statuses.find((known) => known === values.status);
  return ask.referral.listReferrals({
    whose: isLeader || values.whose === "unit" ? "unit" : "mine", ...(need === undefined ? {} : { needs: [need] }), ...(status === undefined ? {} : { statuses: [status] }),
    ...(values.after === undefined ? {} : { cursor: values.after }),
  });
}

/** How many citizens want to be called: the first of them, and their count. */
export const someCallAsked = () => ask.referral.listContactRequests({ limit: 1 });
