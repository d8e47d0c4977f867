import { AuthorityId, Id, referralCommands as commands } from "@haandslag/contracts";
import { z } from "zod";
import { api } from "./api.ts";
import { CapacityOutput, OrganisationOutput } from "./outputs/directory.ts";
import { CaseOutput, CodedOutput, list, WithheldOutput } from "./outputs/content.ts";
import { DeclinedOutput, FoundByCodeOutput, moved, OffersOutput, OfferStandingOutput } from "./outputs/referral.ts";

/** For the coordinator of the organisation that was sent to. */
export const organisationProcedures = {
  listOffers: api.for("coordinator").input(commands.ListOffers).output(OffersOutput).query(({ input, ctx }) => ctx.features.listOffers(input, ctx.who)),
  getOffer: api.for("coordinator").input(commands.ReferralById).output(OfferStandingOutput).query(({ input, ctx }) => ctx.features.getOffer(input, ctx.who)),
  findByContactCode: api.for("coordinator").input(commands.ReferralByContactCode).output(FoundByCodeOutput).mutation(({ input, ctx }) => ctx.features.findByContactCode(input, ctx.who)),
  openOffer: api.for("coordinator").input(commands.OpenOffer)
    .output(z.object({ referralId: Id, answerBy: z.string(), categories: list(z.string()), offer: CodedOutput, areas: list(AuthorityId) }))
    .mutation(({ input, ctx }) => ctx.features.openOffer(input, ctx.who)),
  acceptOffer: api.for("coordinator").input(commands.AcceptOffer).output(moved("accepted").extend({ pseudonym: z.string() })).mutation(({ input, ctx }) => ctx.features.acceptOffer(input, ctx.who)),
  declineOffer: api.for("coordinator").input(commands.DeclineOffer).output(DeclinedOutput).mutation(({ input, ctx }) => ctx.features.declineOffer(input, ctx.who)),
  openCase: api.for("coordinator").input(commands.OpenCase)
    .output(z.object({ referralId: Id, categories: list(z.string()), case: CaseOutput, withheld: WithheldOutput }))
    .mutation(({ input, ctx }) => ctx.features.openCase(input, ctx.who)),
  myOrganisation: api.for("coordinator").output(OrganisationOutput).query(({ ctx }) => ctx.features.myOrganisation(ctx.who)),
  confirmCapacity: api.for("coordinator").input(commands.ConfirmCapacity).output(CapacityOutput).mutation(({ input, ctx }) => ctx.features.confirmCapacity(input, ctx.who)),
  closeReferral: api.for("coordinator").input(commands.CloseReferral).output(moved("closed")).mutation(({ input, ctx }) => ctx.features.closeReferral(input, ctx.who)),
};
