import type { referralCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { authoritiesAnsweredBy } from "../../domain/policies/who-may-know.ts";
import type { Deps } from "../../ports/deps.ts";
import { staffOf } from "../../ports/staff-of.ts";
import type { CallBack } from "../../storage/contact-content.ts";
import { waitingFor } from "../../storage/contact-requests.ts";

export interface ContactRequestLine {
  readonly contactRequestId: string;
  readonly need: "call-back";
  readonly askedAt: string;
  readonly answerBy: string;
  readonly isOverdue: boolean;
  readonly attempts: number;
  readonly referralId: string | null;
  /** For the caseworker who calls; a team leader sees what waits, not more. */
  readonly citizen: CallBack | null;
}
export interface ContactRequestPage { readonly requests: readonly ContactRequestLine[]; readonly nextCursor: string | null; readonly count: number }

/** Who waits to be called by this unit, or by whichever unit of the authority takes it up; longest overdue first. */
export const listContactRequests = ({ runner, contactContent, clock }: Pick<Deps, "runner" | "contactContent" | "clock">) => async ({ cursor, limit, overdue }: z.infer<typeof referralCommands.ListContactRequests>, who: Actor): Promise<ContactRequestPage> => {
  const { authorityId, unitId } = staffOf(who);
  const { requests, nextCursor, count } = await waitingFor(runner.pool, { authorityIds: authoritiesAnsweredBy(authorityId, clock.now()), unitId, cursor, limit, overdue });
  const contents = who.role === "caseworker" ? await contactContent.openMany(runner.pool, requests.map(({ contactRequestId }) => contactRequestId)) : undefined;
  return {
    requests: requests.map(({ contactRequestId, askedAt, answerBy, isOverdue, attempts, referralId }) => ({ contactRequestId, need: "call-back", askedAt, answerBy, isOverdue, attempts, referralId, citizen: contents?.get(contactRequestId) ?? null })),
    nextCursor, count,
  };
};
