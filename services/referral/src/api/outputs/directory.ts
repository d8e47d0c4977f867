import { AuthorityId, Id, OrganisationId, SupportForm, Theme } from "@haandslag/contracts";
import { z } from "zod";
import { list } from "./content.ts";

export const OrganisationOutput = z.object({
  organisationId: OrganisationId, name: z.string(), phone: z.string(), email: z.string().nullable(), closedAt: z.string().nullable(),
  areas: list(AuthorityId), hasDataAgreement: z.boolean(),
  services: list(z.object({
    id: Id, name: z.string(), forms: list(SupportForm), themes: list(Theme), languages: list(z.string()), areas: list(AuthorityId),
    capacity: z.object({ places: z.int(), waitingWeeks: z.int(), confirmedAt: z.string() }).nullable(),
  })),
});
export const CapacityOutput = z.object({ serviceId: Id, places: z.int(), waitingWeeks: z.int(), confirmedAt: z.string() });
export const OrganisationsOutput = z.object({ organisations: list(OrganisationOutput), nextCursor: z.string().nullable() });

export const UnitsOutput = list(z.object({ authorityId: AuthorityId, unitId: z.string(), name: z.string() }));

export const AuthoritiesOutput = list(z.object({
  id: AuthorityId, kind: z.enum(["municipality", "region", "state"]), name: z.string(), longName: z.string(),
  validFrom: z.string(), validToExclusive: z.string().nullable(), successorId: AuthorityId.nullable(),
}));

export const EmergencyNumbersOutput = z.object({ psychiatric: z.object({ number: z.string(), regionId: AuthorityId, regionName: z.string(), confirmedOn: z.string() }).nullable() });
