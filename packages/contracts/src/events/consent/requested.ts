import { z } from "zod";
import { eventType } from "../event-type.ts";
import { consentFacts } from "./consent-facts.ts";
import { Instant } from "../../ids.ts";
/** The citizen was asked; categories are those asked for. */
export const ConsentRequested = eventType("consent", "requested", 1, z.strictObject({
  ...consentFacts,
  answerBy: Instant,
}));
export type ConsentRequested = z.infer<typeof ConsentRequested.data>;
