import type { consentClient } from "@haandslag/clients/consent";
import type { referralClient } from "@haandslag/clients/referral";
import { keys } from "../../domain/audience.ts";
import type { Own } from "../../domain/listener.ts";

interface Services {
  referral(accessToken: string): ReturnType<typeof referralClient>;
  consent(accessToken: string): ReturnType<typeof consentClient>;
}

/** What is told to a citizen: her own referrals, and the consents in which she acts for another, no longer than that right (CON-15). */
export const ownOf = ({ referral, consent }: Services) => async (accessToken: string): Promise<readonly Own[]> => {
  const [referrals, rights] = await Promise.all([referral(accessToken).myReferrals.query(), consent(accessToken).myRights.query()]);
  return [
    ...referrals.map(({ referralId }) => ({ key: keys.referral(referralId), to: null })),
    ...rights.flatMap(({ referralId, purposes, to }) => purposes.map((purpose) => ({ key: keys.acting(referralId, purpose), to }))),
  ];
};
