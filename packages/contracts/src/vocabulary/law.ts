import { z } from "zod";

/** How old a citizen is when she is asked, as far as the law tells ages apart. No birth date goes with it. */
export const AgeBand = z.enum(["under-15", "15-17", "adult"]);
export type AgeBand = z.infer<typeof AgeBand>;

/** How a citizen answered without a login of her own; a caseworker records it (CON-11). */
export const AssistedMethod = z.enum(["paper", "in-person"]);
export type AssistedMethod = z.infer<typeof AssistedMethod>;

/** Whether somebody interpreted, and how; never who. */
export const Interpreter = z.enum(["none", "present", "by-phone", "by-video", "sign-language"]);
export type Interpreter = z.infer<typeof Interpreter>;

/** How the citizen got a copy of what was shown and answered. */
export const CopyDelivery = z.enum(["handed-over", "letter", "digital-post"]);
export type CopyDelivery = z.infer<typeof CopyDelivery>;

/** By what right somebody acts for a citizen. */
export const RepresentationKind = z.enum(["guardian-personal", "guardian-financial", "mandate", "future-mandate", "parent"]);
export type RepresentationKind = z.infer<typeof RepresentationKind>;

/** What the caseworker was shown. No number, no name, no copy of it. */
export const RepresentationDocument = z.enum(["guardianship-order", "mandate", "future-mandate-in-force", "custody-in-cpr"]);
export type RepresentationDocument = z.infer<typeof RepresentationDocument>;
