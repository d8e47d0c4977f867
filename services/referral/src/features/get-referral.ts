import type { CourseOutcome, LegalBasis, Purpose, referralCommands, ReferralNeed, ReferralStatus } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { reachableAt, type ReferralRecord } from "../domain/content/index.ts";
import { type TimelineEntry, timelineFor } from "../domain/policies/timeline.ts";
import { isSender } from "../domain/policies/who-may-know.ts";
import { type Consent, type FeedbackCategory, type Lack, needOf, type Referral, statusForSender, wasTold } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";
import { tellLookUp } from "../storage/look-ups.ts";

export interface ReferralView {
  readonly referralId: string;
  readonly status: ReferralStatus;
  readonly legalBasis: LegalBasis;
  readonly authorityId: string | null;
  readonly unitId: string | null;
  /** Who has the case in hand: the id of a login, and what colleagues call that one (infra/decisions/0019). */
  readonly caseworkerId: string | null;
  readonly caseworkerName: string | null;
  readonly lacks: readonly Lack[];
  readonly organisationId: string | null;
  readonly consents: readonly Pick<Consent, "consentId" | "purpose" | "status" | "categories" | "expiresAt">[];
  readonly offer: { readonly sentAt: string; readonly answerBy: string; readonly openedAt: string | null; readonly isOverdue: boolean } | null;
  readonly declined: { readonly reason: string; readonly refusedBy: string; readonly consequence: string; readonly at: string } | null;
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
  readonly stopped: { readonly because: string; readonly at: string } | null;
  readonly told: readonly { readonly category: FeedbackCategory; readonly at: string }[];
  readonly outcome: CourseOutcome | null;
  /** What it needs from its sender now. */
  readonly need: ReferralNeed;
  readonly record: ReferralRecord;
  /** Nobody can be told anything: the record has no address for the channel that the citizen chose. */
  readonly noticeAddressMissing: boolean;
  readonly timeline: readonly TimelineEntry[];
}

/** The sender's own referral, with the sender's own record of the citizen, and no more of the course than was told. That staff opened it stands in the citizen's account. */
export const getReferral = ({ runner, referrals, content, staff, clock }: Pick<Deps, "runner" | "referrals" | "content" | "staff" | "clock">) => async ({ referralId }: z.infer<typeof referralCommands.ReferralById>, who: Actor): Promise<ReferralView> => {
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isSender(who, stored.state, clock.now())) throw new DomainError("NOT_FOUND");
  const { sender } = stored.state;
  const [record, history, colleagues] = await Promise.all([content.openRecord(runner.pool, referralId), referrals.store.history(runner.pool, referralId), namesFor(runner, staff, who), tellLookUp(runner, referralId, who)]);
  return {
    ...viewOf(stored.state), record, caseworkerName: sender.kind === "authority" ? (colleagues.get(sender.caseworkerUserId) ?? null) : null,
    noticeAddressMissing: reachableAt(record.identity, record.notices) === undefined, timeline: timelineFor(sender, history, colleagues),
  };
};

function viewOf(state: Referral): Omit<ReferralView, "record" | "noticeAddressMissing" | "timeline" | "caseworkerName"> {
  const { sender } = state;
  const offer = "offer" in state ? state.offer : null;
  const ofCitizen = sender.kind === "citizen";
  return {
    referralId: state.referralId, status: statusForSender(state), legalBasis: state.legalBasis, lacks: state.lacks, organisationId: state.organisationId,
    authorityId: sender.kind === "authority" ? sender.authorityId : null, unitId: sender.kind === "authority" ? sender.unitId : null, caseworkerId: sender.kind === "authority" ? sender.caseworkerUserId : null,
    consents: state.consents.filter(({ purpose }) => ofCitizen || isPartyTo(purpose)).map(({ consentId, purpose, status, categories, expiresAt }) => ({ consentId, purpose, status, categories, expiresAt })),
    offer: offer === null ? null : { sentAt: offer.sentAt, answerBy: offer.answerBy, openedAt: offer.openedAt, isOverdue: offer.isOverdue },
    declined: state.status === "declined" ? state.declined : null,
    withdrawn: state.status === "withdrawn" ? state.withdrawn : null,
    stopped: state.status === "stopped" ? state.stopped : null,
    told: "told" in state ? state.told : [],
    outcome: "outcome" in state && (ofCitizen || wasTold(state, "outcome")) ? state.outcome : null,
    need: needOf(state),
  };
}

/** An authority discloses under `referral` and receives under `feedback`; `measurement` is between citizen and organisation. */
const isPartyTo = (purpose: Purpose): boolean => purpose !== "measurement";

const namesFor = async (runner: Deps["runner"], staff: Deps["staff"], { tenantId, unitId }: Actor): Promise<ReadonlyMap<string, string>> =>
  tenantId === undefined || unitId === undefined ? new Map() : await staff.namesIn(runner.pool, { authorityId: tenantId, unitId });
