import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
/** Nobody answered in time: one reminder, then this (REF-27). */
export const ConsentLapsed = eventType("consent", "lapsed", 1, z.strictObject({
  ...consentFacts,
}));
export type ConsentLapsed = z.infer<typeof ConsentLapsed.data>;
