import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
import { RevokedBy } from "../../vocabulary/consent.ts";
/** The citizen withdrew. No reason is asked or stored (CON-13). */
export const ConsentRevoked = eventType("consent", "revoked", 1, z.strictObject({
  ...consentFacts,
  by: RevokedBy,
}), { overtakes: true });
export type ConsentRevoked = z.infer<typeof ConsentRevoked.data>;
