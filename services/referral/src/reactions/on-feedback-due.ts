import { FeedbackDue } from "@haandslag/contracts";
import { reactOneByOne } from "@haandslag/service-kit";
import { tellSender } from "../features/disclosing/tell-sender.ts";
import type { Deps } from "../ports/deps.ts";

/** In a consumer group of its own: while the consent service is away only feedback waits, and nothing is told (CON-20). */
export const onFeedbackDue = (deps: Pick<Deps, "runner" | "referrals" | "consent" | "ids" | "clock">) => reactOneByOne({
  on: FeedbackDue,
  apply: ({ referralId, category }) => tellSender(deps)(referralId, category),
});
