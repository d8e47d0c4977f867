import { Stopped } from "@haandslag/contracts";
import type { Clock } from "@haandslag/service-kit";
import type { Consents } from "../storage/consent-store.ts";
import { endConsents } from "./end-consents.ts";

/** The consent that the referral rested on is gone, so there is nothing to tell of. Measurement rests on a consent of its own, and stays until the citizen ends it (OUT-10). */
export const onReferralStopped = (consents: Consents, clock: Clock) => endConsents(Stopped, ["referral", "feedback"], consents, clock);
