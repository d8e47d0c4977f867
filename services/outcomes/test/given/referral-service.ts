import { DomainError } from "@haandslag/service-kit";
import type { ReferralPort } from "../../src/features/ports.ts";

/** A referral service that knows which referrals run, and under which pseudonym. */
export function referralService() {
  const says = { runs: new Map<string, string>(), isAway: false, asked: 0 };
  const port: ReferralPort = {
    async findPseudonym({ referralId }) {
      says.asked += 1;
      if (says.isAway) throw new DomainError("REFERRAL_UNAVAILABLE");
      return says.runs.get(referralId);
    },
  };
  return { says, port };
}
