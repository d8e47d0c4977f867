import type { OfferStep, referralCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { coordinatorsStep } from "../domain/policies/coordinators-step.ts";
import { isRunning, type Referral } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { pseudonymAt } from "../ports/pseudonym-at.ts";

/** What a coordinator sees without opening anything: ids, dates and states. No disclosure, hence nothing of the citizen. */
export interface OfferLine {
  readonly referralId: string;
  readonly status: "offered" | "accepted" | "in_course";
  readonly step: OfferStep;
  readonly waitingSince: string;
  readonly sentAt: string;
  readonly answerBy: string;
  readonly openedAt: string | null;
  readonly isOverdue: boolean;
  readonly acceptedAt: string | null;
  readonly courseStartedAt: string | null;
  readonly courseEndedAt: string | null;
  readonly pseudonym: string | null;
  readonly outcomeRecorded: boolean;
}

export interface OfferPage {
  readonly offers: readonly OfferLine[];
  readonly nextCursor: string | null;
  /** Of all that the organisation has, whatever is filtered by; `overdue` are among `offered`. */
  readonly counts: { readonly offered: number; readonly overdue: number; readonly accepted: number; readonly in_course: number };
}

const shown = ["offered", "accepted", "in_course"] as const;

/** The organisation's inbox: what must be answered, by deadline, before what runs. */
export const listOffers = ({ lists, pairwiseKey, clock }: Pick<Deps, "lists" | "pairwiseKey" | "clock">) => async ({ statuses, overdue, cursor, limit }: z.infer<typeof referralCommands.ListOffers>, who: Actor): Promise<OfferPage> => {
  if (who.tenantId === undefined) throw new DomainError("NOT_ALLOWED", { detail: { reason: "no-organisation" } });
  const now = clock.now();
  const [{ referrals, nextCursor }, counts] = await Promise.all([
    lists.ofOrganisation({ organisationId: who.tenantId, statuses: statuses ?? shown, overdue, cursor, limit }),
    lists.countOffers(who.tenantId),
  ]);
  return { offers: referrals.flatMap((state) => lineOf(state, pairwiseKey, now)), nextCursor, counts };
};

const lineOf = (state: Referral, pairwiseKey: Deps["pairwiseKey"], now: Date): OfferLine[] => {
  if (state.status !== "offered" && !isRunning(state)) return [];
  const { sentAt, answerBy, openedAt, isOverdue } = state.offer;
  const course = isRunning(state) ? state.course : null;
  return [{
    referralId: state.referralId, status: state.status, ...coordinatorsStep(state, now), sentAt, answerBy, openedAt, isOverdue,
    acceptedAt: isRunning(state) ? state.acceptance.at : null, courseStartedAt: course?.startedAt ?? null, courseEndedAt: course?.endedAt ?? null,
    pseudonym: isRunning(state) ? pseudonymAt(pairwiseKey, state) : null, outcomeRecorded: isRunning(state) && state.outcome !== null,
  }];
};
