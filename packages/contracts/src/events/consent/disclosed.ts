import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
import { consentFacts } from "./consent-facts.ts";
/**
 * Something was disclosed under this consent, and stands in the ledger. `categories`: what was permitted. To which login,
 * and what stayed behind of it, the ledger says to whoever may know: the second would tell who is protected.
 */
export const ConsentDisclosed = eventType("consent", "disclosed", 1, z.strictObject({ ...consentFacts, disclosureId: Id }));
export type ConsentDisclosed = z.infer<typeof ConsentDisclosed.data>;
