import { Withdrawn } from "@haandslag/contracts";
import type { Clock } from "@haandslag/service-kit";
import type { Consents } from "../storage/consent-store.ts";
import { endConsents } from "./end-consents.ts";

/** The sender took the referral back: there is nothing left to share, to tell or to measure. */
export const onReferralWithdrawn = (consents: Consents, clock: Clock) => endConsents(Withdrawn, ["referral", "feedback", "measurement"], consents, clock);
