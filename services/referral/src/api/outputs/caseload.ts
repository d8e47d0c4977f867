import { Id, ReferralStatus } from "@haandslag/contracts";
import { z } from "zod";
import { list } from "./content.ts";

/** Somebody of the unit's staff: the id of a login, and the name that the login said. */
export const ColleagueOutput = z.object({ userId: z.string(), displayName: z.string() });
export const ColleaguesOutput = list(ColleagueOutput.extend({ lastSeenAt: z.string() }));
export const HandedOverOutput = z.object({ referralId: Id, caseworkerId: z.string() });
export const FoundCasesOutput = z.object({
  cases: list(z.object({
    referralId: Id, unitId: z.string(), unitName: z.string().nullable(), isOwnUnit: z.boolean(), status: ReferralStatus, draftedAt: z.string(),
    citizen: z.object({ givenNames: list(z.string()), familyName: z.string().nullable() }), organisationName: z.string().nullable(),
  })),
  hasMore: z.boolean(),
});
