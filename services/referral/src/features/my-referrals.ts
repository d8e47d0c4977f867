import type { ReferralStatus } from "@haandslag/contracts";
import { findAuthority } from "@haandslag/denmark";
import type { Actor } from "@haandslag/service-kit/auth";
import { type Next, nextOf, type Step, stepsOf } from "../domain/policies/citizens-steps.ts";
import { isRunning, type Lack, type Referral } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { historiesOf } from "../storage/referral-histories.ts";

export interface MyReferral {
  readonly referralId: string;
  readonly status: ReferralStatus;
  readonly draftedAt: string;
  /** Who refers; null where it is the citizen herself. */
  readonly authorityName: string | null;
  readonly lacks: readonly Lack[];
  readonly organisation: { readonly organisationId: string; readonly name: string; readonly phone: string } | null;
  /** What to say when ringing the organisation, where the organisation was not given a way to ring (REF-25). */
  readonly contactCode: string | null;
  /** How far it has come: every step in order, with when it was reached. */
  readonly steps: readonly Step[];
  readonly next: Next;
}

/** The citizen's own referrals, whoever made them, newest first. */
export const myReferrals = ({ runner, lists, directory, clock }: Pick<Deps, "runner" | "lists" | "directory" | "clock">) => async (who: Actor): Promise<MyReferral[]> => {
  if (who.subjectId === undefined) return [];
  const referrals = await lists.ofSubject(who.subjectId);
  const wanted = [...new Set(referrals.flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])))];
  const organisations = new Map((await Promise.all(wanted.map((id) => directory.find(id)))).flatMap((found) => (found === undefined ? [] : [[found.id, found] as const])));
  const [histories, now] = [await historiesOf(runner.pool, referrals.map(({ referralId }) => referralId)), clock.now()];
  return referrals.map((state) => ({
    ...mine(state, organisations.get(state.organisationId ?? "")),
    steps: stepsOf(state, histories.get(state.referralId) ?? []), next: nextOf(state, now),
  }));
};

const mine = (state: Referral, organisation: { id: string; name: string; phone: string } | undefined): Omit<MyReferral, "steps" | "next"> => ({
  referralId: state.referralId, status: state.status, draftedAt: state.draftedAt, lacks: state.lacks,
  authorityName: state.sender.kind === "authority" ? (findAuthority(state.sender.authorityId)?.longName ?? null) : null,
  organisation: organisation === undefined ? null : { organisationId: organisation.id, name: organisation.name, phone: organisation.phone },
  contactCode: isRunning(state) ? state.acceptance.contactCode : null,
});
