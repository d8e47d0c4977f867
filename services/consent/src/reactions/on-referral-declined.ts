import { Declined } from "@haandslag/contracts";
import type { Clock } from "@haandslag/service-kit";
import type { Consents } from "../storage/consent-store.ts";
import { endConsents } from "./end-consents.ts";

/** The organisation said no: there is nothing left to share, to tell or to measure. */
export const onReferralDeclined = (consents: Consents, clock: Clock) => endConsents(Declined, ["referral", "feedback", "measurement"], consents, clock);
