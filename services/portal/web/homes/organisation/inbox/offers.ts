import { ask } from "../../../calls/ask.ts";

const limit = 50;

/** A page of what nobody has answered; `isLateOnly`: of that what should have been. */
export const offersToAnswer = (cursor: string | undefined, isLateOnly = false) => ask.referral.listOffers({ limit, statuses: ["offered"], ...(isLateOnly && { overdue: true }), ...(cursor === undefined ? {} : { cursor }) });

/** A page of what we said yes to and is not over. */
export const offersAtWork = (cursor: string | undefined) => ask.referral.listOffers({ limit, statuses: ["accepted", "in_course"], ...(cursor === undefined ? {} : { cursor }) });
