import type { referralCommands, ReferralStatus } from "@haandslag/contracts";
import { authorities, successorOf } from "@haandslag/denmark";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { type Lack, type Referral, statusForSender } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { staffOf } from "../ports/staff-of.ts";

export interface ReferralLine {
  readonly referralId: string;
  readonly status: ReferralStatus;
  readonly need: number;
  readonly lacks: readonly Lack[];
  readonly organisationId: string | null;
  readonly answerBy: string | null;
  readonly isOverdue: boolean;
  /** For the caseworker; a team leader sees what waits, not more. */
  readonly citizen: { readonly givenNames: readonly string[]; readonly familyName: string | null } | null;
}

/** The unit's referrals, those that need somebody first; also those of an authority that ours has taken over (REF-17). */
export const listReferrals = ({ runner, lists, content, clock }: Pick<Deps, "runner" | "lists" | "content" | "clock">) => async (input: z.infer<typeof referralCommands.ListReferrals>, who: Actor): Promise<{ referrals: ReferralLine[]; nextCursor: string | null }> => {
  const { authorityId, unitId } = staffOf(who);
  const now = clock.now();
  const ours = authorities.filter(({ id }) => successorOf(id, now)?.id === authorityId).map(({ id }) => id);
  const { referrals, nextCursor } = await lists.ofUnit({ authorityIds: ours, unitId, cursor: input.cursor, limit: input.limit });
  const names = who.role === "caseworker" ? await content.openIdentities(runner.pool, referrals.map(({ referralId }) => referralId)) : undefined;
  return { referrals: referrals.map((state) => lineOf(state, names?.get(state.referralId))), nextCursor };
};

const lineOf = (state: Referral, identity: { givenNames: readonly string[]; familyName?: string | undefined } | undefined): ReferralLine => {
  const offer = "offer" in state ? state.offer : null;
  return {
    referralId: state.referralId, status: statusForSender(state), need: state.need, lacks: state.lacks, organisationId: state.organisationId,
    answerBy: state.status === "offered" ? (offer?.answerBy ?? null) : null, isOverdue: state.status === "offered" && state.offer.isOverdue,
    citizen: identity === undefined ? null : { givenNames: identity.givenNames, familyName: identity.familyName ?? null },
  };
};
