import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
import { Instant } from "../../ids.ts";
/** The citizen prolonged a consent: a new epoch of it. */
export const ConsentRenewed = eventType("consent", "renewed", 1, z.strictObject({
  ...consentFacts,
  expiresAt: Instant,
}));
export type ConsentRenewed = z.infer<typeof ConsentRenewed.data>;
