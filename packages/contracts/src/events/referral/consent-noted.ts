import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
/** The referral shows now what the consent service said of one of its consents: for screens alone, which would otherwise ask before it does. */
export const ConsentNoted = eventType("referral", "consent-noted", 1, z.strictObject({ referralId: Id }));
export type ConsentNoted = z.infer<typeof ConsentNoted.data>;
