import { usePlace } from "../../app/place.ts";

/** Which referral the page's address names. */
export const useReferralId = (): string => usePlace().params["referralId"] ?? "";
