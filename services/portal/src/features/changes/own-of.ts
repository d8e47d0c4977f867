import type { consentClient } from "@haandslag/clients/consent";
import type { referralClient } from "@haandslag/clients/referral";
import { keys } from "../../domain/audience.ts";
import type { Own } from "../../domain/listener.ts";

interface Services {
  referral(accessToken: string): ReturnType<typeof referralClient>;
  consent(accessToken: string): ReturnType<typeof consentClient>;
}

/** What is told to a citizen: her own referrals, her wishes to be called, and the consents in which she acts for another, no longer than that right (CON-15). */
export const ownOf = ({ referral, consent }: Services) => async (accessToken: string): Promise<readonly Own[]> => {
  const { myReferrals, myContactRequests } = referral(accessToken);
  const [referrals, { requests }, rights] = await Promise.all([myReferrals.query(), myContactRequests.query(), consent(accessToken).myRights.query()]);
  return [
    ...referrals.map(({ referralId }) => ({ key: keys.referral(referralId), to: null })),
    ...requests.map(({ contactRequestId }) => ({ key: keys.call(contactRequestId), to: null })),
    ...rights.flatMap(({ referralId, purposes, to }) => purposes.map((purpose) => ({ key: keys.acting(referralId, purpose), to }))),
  ];
};
