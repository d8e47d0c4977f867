import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
/** The citizen took categories away: a new epoch; categories are those left. */
export const ConsentNarrowed = eventType("consent", "narrowed", 1, z.strictObject({
  ...consentFacts,
}), { overtakes: true });
export type ConsentNarrowed = z.infer<typeof ConsentNarrowed.data>;
