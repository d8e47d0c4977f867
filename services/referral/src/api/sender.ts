import { OrganisationId, referralCommands as commands } from "@haandslag/contracts";
import { api } from "./api.ts";
import { AskedOutput, DraftOutput, ImportedMessageOutput, moved, ReferralOutput, ReferralsOutput, RepresentationOutput, SettledOutput, UnitFiguresOutput } from "./outputs/referral.ts";

/** For who refers: a caseworker of the unit, or the citizen herself. */
export const senderProcedures = {
  draftReferral: api.for("caseworker").input(commands.DraftReferral).output(DraftOutput).mutation(({ input, ctx }) => ctx.features.draftReferral(input, ctx.who)),
  draftSelfReferral: api.for("citizen").input(commands.DraftSelfReferral).output(DraftOutput).mutation(({ input, ctx }) => ctx.features.draftSelfReferral(input, ctx.who)),
  editDraft: api.for("caseworker", "citizen").input(commands.EditDraft).output(DraftOutput).mutation(({ input, ctx }) => ctx.features.editDraft(input, ctx.who)),
  importMessage: api.for("caseworker").input(commands.ImportMessage).output(ImportedMessageOutput).mutation(({ input, ctx }) => ctx.features.importMessage(input, ctx.who)),
  requestConsent: api.for("caseworker", "citizen").input(commands.AskForConsent).output(AskedOutput).mutation(({ input, ctx }) => ctx.features.requestConsent(input, ctx.who)),
  recordRepresentation: api.for("caseworker").input(commands.RecordRepresentation).output(RepresentationOutput).mutation(({ input, ctx }) => ctx.features.recordRepresentation(input, ctx.who)),
  sendOffer: api.for("caseworker", "citizen").input(commands.SendOffer).output(moved("offered").extend({ organisationId: OrganisationId })).mutation(({ input, ctx }) => ctx.features.sendOffer(input, ctx.who)),
  withdrawReferral: api.for("caseworker", "citizen").input(commands.WithdrawReferral).output(moved("withdrawn")).mutation(({ input, ctx }) => ctx.features.withdrawReferral(input, ctx.who)),
  settleReferral: api.for("caseworker").input(commands.SettleReferral).output(SettledOutput).mutation(({ input, ctx }) => ctx.features.settleReferral(input, ctx.who)),
  getReferral: api.for("caseworker", "citizen").input(commands.ReferralById).output(ReferralOutput).query(({ input, ctx }) => ctx.features.getReferral(input, ctx.who)),
  listReferrals: api.for("caseworker", "team-leader").input(commands.ListReferrals).output(ReferralsOutput).query(({ input, ctx }) => ctx.features.listReferrals(input, ctx.who)),
  unitFigures: api.for("caseworker", "team-leader").output(UnitFiguresOutput).query(({ ctx }) => ctx.features.unitFigures(ctx.who)),
};
