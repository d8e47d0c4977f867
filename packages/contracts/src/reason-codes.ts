import { z } from "zod";

/** Why the consent decision came out as it did (CON-01 to CON-06). `COVERED` is the only one of a permit. */
export const DecisionReason = z.enum([
  "COVERED",
  "REQUEST_INCOMPLETE",      // CON-02 recipient, purpose or categories left out
  "REQUEST_INVALID",         // CON-05 unknown enum value, unknown version, schema failure
  "NO_CONSENT",              // CON-01 nothing matches subject, discloser, recipient, purpose
  "CATEGORY_NOT_COVERED",    // CON-01 a category that was not ticked
  "NOT_YET_VALID",
  "EXPIRED",
  "LAW_ROW_NOT_IN_FORCE",    // CON-10 the row of the law table that it was given under has ended, or is unknown
  "REVOKED",                 // CON-04
  "REFUSED",                 // CON-04
  "NOT_GRANTED",             // CON-06 requested, lapsed, or a state we do not know
  "EVALUATION_FAILED",       // CON-05
]);
export type DecisionReason = z.infer<typeof DecisionReason>;
