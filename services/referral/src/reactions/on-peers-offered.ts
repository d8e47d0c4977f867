import { PeersOffered } from "@haandslag/contracts";
import { reactWith } from "@haandslag/service-kit";
import type { ReferralCommand } from "../domain/referral/index.ts";
import type { Deps } from "../ports/deps.ts";

export const onPeersOffered = ({ referrals, clock, ids }: Pick<Deps, "referrals" | "clock" | "ids">) => reactWith({
  on: PeersOffered, aggregate: referrals, clock,
  id: ({ referralId }) => referralId,
  command: ({ assignmentId, answerBy }): ReferralCommand => ({ type: "notePeersOffered", assignmentId, answerBy, noticeId: ids.next() }),
});
