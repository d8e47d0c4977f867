import type { ConsentRefused, ConsentStatus, DataCategory } from "@haandslag/contracts";
import { contactCode } from "@haandslag/vault";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

/** What an event of a consent says, as far as this service looks at it. */
export type ConsentNews = Pick<ConsentRefused, "consentId" | "referralId" | "purpose" | "epoch" | "recipient"> & { readonly categories: readonly DataCategory[]; readonly expiresAt?: string; readonly answerBy?: string };

/** The command that an event of a consent becomes. */
export const notedConsent = ({ ids, random }: Pick<Deps, "ids" | "random">) => (status: ConsentStatus, news: ConsentNews, now: Date): ReferralCommand => {
  const { consentId, purpose, epoch, categories, recipient, expiresAt = null, answerBy = null } = news;
  return {
    type: "noteConsent", answerBy, noticeId: ids.next(), contactCode: contactCode(random(8)), at: now.toISOString(),
    consent: { consentId, purpose, epoch, status, categories, expiresAt, organisationId: recipient.kind === "organisation" ? recipient.id : null, ...(answerBy === null ? {} : { answerBy }) },
  };
};
