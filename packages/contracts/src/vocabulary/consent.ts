import { z } from "zod";
import { AuthorityId, OrganisationId } from "../ids.ts";
import { AssistedMethod } from "./law.ts";

/** Three purposes, three consents (domain.md, "Law that shapes the product"). */
export const Purpose = z.enum(["referral", "feedback", "measurement"]);
export type Purpose = z.infer<typeof Purpose>;

export const DataCategory = z.enum([
  "situation", "wishes", "practical", "identity", "contact",
  "started", "ended", "outcome",
  "check-ins",
]);
export type DataCategory = z.infer<typeof DataCategory>;

/** Which categories a citizen can tick for which purpose (design § 9). */
export const categoriesOf = {
  referral: ["situation", "wishes", "practical", "identity", "contact"],
  feedback: ["started", "ended", "outcome"],
  measurement: ["check-ins"],
} as const satisfies Record<Purpose, readonly DataCategory[]>;

/** What may be in an offer, before the organisation has accepted (REF-18). */
export const offerCategories = ["situation", "wishes", "practical"] as const satisfies readonly DataCategory[];

/** Who discloses, and who receives. A citizen who refers herself is the discloser. */
export const Party = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("authority"), id: AuthorityId }),
  z.strictObject({ kind: z.literal("organisation"), id: OrganisationId }),
  z.strictObject({ kind: z.literal("citizen") }),
]);
export type Party = z.infer<typeof Party>;

export const ConsentStatus = z.enum(["requested", "granted", "refused", "lapsed", "revoked", "expired"]);
export type ConsentStatus = z.infer<typeof ConsentStatus>;

/** How the citizen said yes (CON-11). Paper and in person are recorded by a caseworker. */
export const GrantMethod = z.enum(["login", ...AssistedMethod.options]);
export type GrantMethod = z.infer<typeof GrantMethod>;

/** Who gave the word that a consent ends. Nobody is asked why (CON-13). */
export const RevokedBy = z.enum(["citizen", "representative", "staff"]);
export type RevokedBy = z.infer<typeof RevokedBy>;

/** Why a consent expired: its time ran out, or the referral it was given for is over (declined, withdrawn, closed). */
export const ExpiredBecause = z.enum(["time", "referral-over"]);
export type ExpiredBecause = z.infer<typeof ExpiredBecause>;
