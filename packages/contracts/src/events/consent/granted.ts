import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
import { Instant } from "../../ids.ts";
/** The citizen said yes to these categories. */
export const ConsentGranted = eventType("consent", "granted", 1, z.strictObject({
  ...consentFacts,
  validFrom: Instant,
  expiresAt: Instant,
}));
export type ConsentGranted = z.infer<typeof ConsentGranted.data>;
