import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
/** The citizen said no. */
export const ConsentRefused = eventType("consent", "refused", 1, z.strictObject({
  ...consentFacts,
}));
export type ConsentRefused = z.infer<typeof ConsentRefused.data>;
