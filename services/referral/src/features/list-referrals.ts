import { type referralCommands, ReferralNeed, type ReferralStatus } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { authoritiesAnsweredBy } from "../domain/policies/who-may-know.ts";
import { type Lack, needOf, rankOf, type Referral, statusForSender } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { staffOf } from "../ports/staff-of.ts";

export interface ReferralLine {
  readonly referralId: string;
  readonly status: ReferralStatus;
  readonly need: ReferralNeed;
  readonly waitingSince: string;
  readonly lacks: readonly Lack[];
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  /** By when the citizen or the organisation is to answer, where one of them is asked. */
  readonly answerBy: string | null;
  readonly isOverdue: boolean;
  /** Who has the case in hand: the id of a login. */
  readonly caseworkerId: string | null;
  /** Null where that one has not signed in since names are known (infra/decisions/0019). */
  readonly caseworkerName: string | null;
  /** For the caseworker; a team leader sees what waits, not more. */
  readonly citizen: { readonly givenNames: readonly string[]; readonly familyName: string | null } | null;
}
export interface ReferralPage {
  readonly referrals: readonly ReferralLine[];
  readonly nextCursor: string | null;
  /** Of all that is the unit's, or mine: whatever else is filtered by. Needs that nothing has are left out. */
  readonly counts: readonly { readonly need: ReferralNeed; readonly count: number }[];
}
type Asked = z.infer<typeof referralCommands.ListReferrals>;

/** The unit's referrals, those that need somebody first; also those of an authority that ours has taken over (REF-17). */
export const listReferrals = ({ runner, lists, content, directory, staff, clock }: Pick<Deps, "runner" | "lists" | "content" | "directory" | "staff" | "clock">) => async ({ whose, needs, statuses, cursor, limit }: Asked, who: Actor): Promise<ReferralPage> => {
  const { authorityId, unitId, caseworkerUserId } = staffOf(who);
  const unit = { authorityIds: authoritiesAnsweredBy(authorityId, clock.now()), unitId, ...(whose === "mine" ? { caseworkerId: caseworkerUserId } : {}) };
  const { referrals, nextCursor } = await lists.ofUnit({ ...unit, needs: needs?.map(rankOf), senderStatuses: statuses, cursor, limit });
  const [counted, citizens, organisations, colleagues] = await Promise.all([
    lists.countNeeds(unit),
    who.role === "caseworker" ? content.openIdentities(runner.pool, referrals.map(({ referralId }) => referralId)) : undefined,
    directory.namesOf(referrals.flatMap(({ organisationId }) => organisationId ?? [])),
    staff.namesIn(runner.pool, { authorityId, unitId }),
  ]);
  return {
    referrals: referrals.map((state) => lineOf(state, citizens?.get(state.referralId), { organisations, colleagues })), nextCursor,
    counts: ReferralNeed.options.flatMap((need) => ((count) => (count === undefined ? [] : [{ need, count }]))(counted.get(rankOf(need)))),
  };
};

const lineOf = (state: Referral, identity: { givenNames: readonly string[]; familyName?: string | undefined } | undefined, names: { readonly organisations: ReadonlyMap<string, string>; readonly colleagues: ReadonlyMap<string, string> }): ReferralLine => {
  const { referralId, waitingSince, lacks, organisationId, sender } = state;
  const caseworkerId = sender.kind === "authority" ? sender.caseworkerUserId : null;
  return {
    referralId, status: statusForSender(state), need: needOf(state), waitingSince, lacks,
    organisationId, organisationName: names.organisations.get(organisationId ?? "") ?? null,
    answerBy: state.status === "offered" ? state.offer.answerBy : citizensAnswerBy(state), isOverdue: state.status === "offered" && state.offer.isOverdue,
    caseworkerId, caseworkerName: names.colleagues.get(caseworkerId ?? "") ?? null,
    citizen: identity === undefined ? null : { givenNames: identity.givenNames, familyName: identity.familyName ?? null },
  };
};

/** By when the citizen is to have answered about the referral, where she is asked. */
const citizensAnswerBy = ({ status, consents, organisationId }: Referral): string | null =>
  (status === "draft" ? consents.findLast((consent) => consent.status === "requested" && consent.purpose === "referral" && consent.organisationId === organisationId)?.answerBy : undefined) ?? null;
