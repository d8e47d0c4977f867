import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
import { ExpiredBecause } from "../../vocabulary/consent.ts";
/** The consent ended by itself; it erases as a revocation does (CON-14). */
export const ConsentExpired = eventType("consent", "expired", 1, z.strictObject({
  ...consentFacts,
  because: ExpiredBecause,
}), { overtakes: true });
export type ConsentExpired = z.infer<typeof ConsentExpired.data>;
