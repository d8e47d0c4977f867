import type { referralCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isRunning, type Referral } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { pseudonymAt } from "../ports/pseudonym-at.ts";

/** What a coordinator sees without opening anything: ids, dates and states. No disclosure, hence nothing of the citizen. */
export interface OfferLine {
  readonly referralId: string;
  readonly status: "offered" | "accepted" | "in_course";
  readonly sentAt: string;
  readonly answerBy: string;
  readonly openedAt: string | null;
  readonly isOverdue: boolean;
  readonly pseudonym: string | null;
  readonly outcomeRecorded: boolean;
}

const shown = ["offered", "accepted", "in_course"] as const;

/** The organisation's inbox, what must be answered first on top. */
export const listOffers = ({ lists, pairwiseKey }: Pick<Deps, "lists" | "pairwiseKey">) => async ({ cursor, limit }: z.infer<typeof referralCommands.ListOffers>, who: Actor): Promise<{ offers: OfferLine[]; nextCursor: string | null }> => {
  if (who.tenantId === undefined) throw new DomainError("NOT_ALLOWED", { detail: { reason: "no-organisation" } });
  const { referrals, nextCursor } = await lists.ofOrganisation({ organisationId: who.tenantId, statuses: shown, cursor, limit });
  return { offers: referrals.flatMap((state) => lineOf(state, pairwiseKey)), nextCursor };
};

const lineOf = (state: Referral, pairwiseKey: Deps["pairwiseKey"]): OfferLine[] => {
  if (state.status !== "offered" && !isRunning(state)) return [];
  const { sentAt, answerBy, openedAt, isOverdue } = state.offer;
  return [{
    referralId: state.referralId, status: state.status, sentAt, answerBy, openedAt, isOverdue,
    pseudonym: isRunning(state) ? pseudonymAt(pairwiseKey, state) : null, outcomeRecorded: isRunning(state) && state.outcome !== null,
  }];
};
