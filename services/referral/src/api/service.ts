import { Id, Pseudonym, referralCommands as commands, SubjectId } from "@haandslag/contracts";
import { z } from "zod";
import { api, mustBeService } from "./api.ts";
import { CodedOutput, ContactOutput, IdentityOutput, list, WithheldOutput } from "./outputs/content.ts";

/** For other services, on behalf of somebody: questions that gate an answer (design § 4). Mutations, so that nothing stands in an address. */
export const serviceProcedures = {
  exchangeCprNumber: api.for("service").input(commands.ExchangeCprNumber).output(z.object({ subjectId: SubjectId })).mutation(({ input, ctx }) => {
    mustBeService(ctx.who, "login", "portal");
    return ctx.features.exchangeCprNumber(input);
  }),
  tellPseudonym: api.for("service").input(commands.TellPseudonym).output(z.object({ referralId: Id, pseudonym: Pseudonym, consentId: Id })).mutation(({ input, ctx }) => {
    mustBeService(ctx.who, "peer-assignment", "outcomes");
    return ctx.features.tellPseudonym(input);
  }),
  openProfile: api.for("service").input(commands.OpenProfile).output(z.object({ referralId: Id, categories: list(z.string()), profile: CodedOutput })).mutation(({ input, ctx }) => {
    mustBeService(ctx.who, "peer-assignment");
    return ctx.features.openProfile(input);
  }),
  openContactForPeer: api.for("service").input(commands.OpenContactForPeer)
    .output(z.object({ referralId: Id, categories: list(z.string()), contact: z.object({ identity: IdentityOutput.optional(), contact: ContactOutput.optional() }), withheld: WithheldOutput }))
    .mutation(({ input, ctx }) => {
      mustBeService(ctx.who, "peer-assignment");
      return ctx.features.openContactForPeer(input);
    }),
};
