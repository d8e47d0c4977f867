import { z } from "zod";

/** A citizen's wish to be called (REF-28). `lapsed`: nobody called in time, and it is hers again (REF-19). */
export const ContactRequestStatus = z.enum(["waiting", "contacted", "withdrawn", "lapsed"]);
export type ContactRequestStatus = z.infer<typeof ContactRequestStatus>;

/** How a call went. `referred`: she was reached, and a referral is being made. */
export const ContactOutcome = z.enum(["reached", "not-reached", "referred"]);
export type ContactOutcome = z.infer<typeof ContactOutcome>;
