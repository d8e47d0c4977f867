import { Closed } from "@haandslag/contracts";
import type { Clock } from "@haandslag/service-kit";
import type { Consents } from "../storage/consent-store.ts";
import { endConsents } from "./end-consents.ts";

/** The course is over: nothing more is shared or told. Measurement stays, since the check-in at the end is still to come. */
export const onReferralClosed = (consents: Consents, clock: Clock) => endConsents(Closed, ["referral", "feedback"], consents, clock);
