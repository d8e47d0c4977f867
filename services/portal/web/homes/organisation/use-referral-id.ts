import { useParams } from "@tanstack/react-router";

/** Which referral the page's address names. */
export const useReferralId = (): string => (useParams({ strict: false }) as { referralId?: string }).referralId ?? "";
