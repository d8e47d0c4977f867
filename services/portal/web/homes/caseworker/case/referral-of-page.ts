import { useSuspenseQuery } from "@tanstack/react-query";
import { usePlace } from "../../../app/place.ts";
import { ask } from "../../../calls/ask.ts";
import type { clients } from "../../../calls/clients.ts";

/** One case as its caseworker sees it. That it was opened stands in the citizen's account. */
export type Case = Awaited<ReturnType<typeof clients.referral.getReferral.query>>;

export const useReferralId = (): string => usePlace().params["referralId"] ?? "";

export const useCase = (): Case => useSuspenseQuery(ask.referral.getReferral({ referralId: useReferralId() })).data;
