import type { ReferralStatus } from "@haandslag/contracts";
import type { Person } from "../demo/person.ts";
import { until } from "../demo/until.ts";
import type { ReferredCitizen } from "./referred-citizens.ts";

/** One referral of the demo data, and how far it has come. */
export interface Referred {
  readonly referralId: string;
  /** Idempotency keys of its own that are always the same: what a start that was killed has done is not done again. */
  key(step: string): { readonly idempotencyKey: string };
  /** As the caseworker sees it. */
  status(): Promise<ReferralStatus | undefined>;
}

/** Written and asked about by the caseworker; nobody has answered. */
export async function askedAbout(caseworker: Person, citizen: Person, { account, draft, organisationId, questions }: ReferredCitizen): Promise<Referred> {
  const key = (step: string) => ({ idempotencyKey: `demo-${account.toLowerCase().replaceAll(" ", "-")}-${step}` });
  const { referralId } = await caseworker.referral.draftReferral.mutate({ ...key("draft"), ...draft });
  if ((await citizen.consent.myConsents.query({ referralId, language: "da" })).consents.length === 0) {
    await caseworker.referral.requestConsent.mutate({ ...key("ask"), referralId, organisationId, questions });
  }
  const status = async () => (await caseworker.referral.listReferrals.query({})).referrals.find((line) => line.referralId === referralId)?.status;
  return { referralId, key, status };
}

/** The citizen reads every question and says yes to all of it; the request is sent, without a name. */
export async function grantedAndOffered(caseworker: Person, citizen: Person, of: ReferredCitizen): Promise<Referred> {
  const referred = await askedAbout(caseworker, citizen, of);
  const { referralId, key, status } = referred;
  const { consents } = await citizen.consent.myConsents.query({ referralId, language: "da" });
  for (const { consentId, purpose, asked, notice: { noticeId, version, language, hash } } of consents.filter((one) => one.status === "requested")) {
    await citizen.consent.grantConsent.mutate({ ...key(`yes-${purpose}`), consentId, categories: [...asked], notice: { noticeId, version, language, hash } });
  }
  if ((await status()) === "draft") await caseworker.referral.sendOffer.mutate({ ...key("send"), referralId });
  return referred;
}

/** The coordinator has opened the request, accepted it, and the organisation's side has its assignment. */
export async function accepted(caseworker: Person, coordinator: Person, citizen: Person, of: ReferredCitizen): Promise<Referred> {
  const referred = await grantedAndOffered(caseworker, citizen, of);
  const { referralId, key, status } = referred;
  if ((await status()) === "offered") {
    await coordinator.referral.openOffer.mutate({ ...key("open"), referralId });
    await coordinator.referral.acceptOffer.mutate({ ...key("accept"), referralId });
  }
  await until("the organisation's side has the assignment", () => coordinator.peers.getAssignment.query({ referralId }).catch(() => undefined));
  return referred;
}
