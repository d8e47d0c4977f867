import { ask } from "../../../calls/ask.ts";

const limit = 50;

/** A page of what nobody has answered; `isLateOnly`: of that what should have been. */
export const offersToAnswer = (cursor: string | undefined, isLateOnly = false) => ask.referral.listOffers({ limit, statuses: ["offered"], ...(isLateOnly && { overdue: true }), ...(cursor === undefined ? {} : { cursor }) });

/** How far what we said yes to may be: the course has not begun, or it has. */
export const stagesAtWork = ["accepted", "in_course"] as const;
export const stageOf = (value: string | undefined) => stagesAtWork.find((stage) => stage === value);

/** A page of what we said yes to and is not over; of one stage, or of both. */
export const offersAtWork = (cursor: string | undefined, stage: (typeof stagesAtWork)[number] | undefined) =>
  ask.referral.listOffers({ limit, statuses: stage === undefined ? [...stagesAtWork] : [stage], ...(cursor === undefined ? {} : { cursor }) });
