import { Closed, Declined, type EventType, Stopped, Withdrawn } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { reactOneByOne } from "@haandslag/service-kit";
import type { Deps } from "../ports/deps.ts";

/**
 * However a referral ends, what lay ready to be disclosed becomes unreadable: the shares' keys are destroyed, then the
 * rows deleted (CON-25). The sender's own record stays, under a key of its own that no disclosure uses. Safe to repeat.
 */
export const onReferralOver = ({ content, log }: Pick<Deps, "content" | "log">): Reaction[] =>
  ([Declined, Withdrawn, Stopped, Closed] as EventType[]).map((on) => reactOneByOne({
    on,
    async apply(data, tx) {
      const { referralId } = data as { referralId: string };
      const keys = await content.eraseShares(tx, referralId);
      log.info({ referralId, keys, type: on.type }, "what was kept to be disclosed is erased");
    },
  }));
