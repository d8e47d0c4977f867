import { referralCommands as commands } from "@haandslag/contracts";
import { z } from "zod";
import { api, mustBeService } from "./api.ts";
import { AuthoritiesOutput, EmergencyNumbersOutput, OrganisationOutput, OrganisationsOutput, UnitsOutput } from "./outputs/directory.ts";

const readers = ["caseworker", "team-leader", "citizen", "coordinator", "peer", "auditor", "service"] as const;

/** The directory is for everybody who is logged in; which authorities there are, and whom to call in danger, is for everybody. */
export const directoryProcedures = {
  listOrganisations: api.for(...readers).input(commands.ListOrganisations).output(OrganisationsOutput).query(({ input, ctx }) => ctx.features.listOrganisations(input)),
  getOrganisation: api.for(...readers).input(commands.OrganisationById).output(OrganisationOutput).query(({ input, ctx }) => ctx.features.getOrganisation(input)),
  listAuthorities: api.anybody.input(commands.ListAuthorities).output(AuthoritiesOutput).query(({ input, ctx }) => ctx.features.listAuthorities(input)),
  listUnits: api.for(...readers).input(commands.ListUnits).output(UnitsOutput).query(({ input, ctx }) => ctx.features.listUnits(input)),
  emergencyNumbers: api.anybody.input(commands.EmergencyNumbersOf).output(EmergencyNumbersOutput).query(({ input, ctx }) => ctx.features.emergencyNumbers(input)),
  importDirectory: api.for("service").input(commands.ImportDirectory).output(z.object({ organisations: z.int() })).mutation(({ input, ctx }) => {
    mustBeService(ctx.who, "demo", "portal");
    return ctx.features.importDirectory(input);
  }),
};
