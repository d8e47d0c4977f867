import { referralCommands as commands } from "@haandslag/contracts";
import { api } from "./api.ts";
import { ColleagueOutput, ColleaguesOutput, FoundCasesOutput, HandedOverOutput } from "./outputs/caseload.ts";

/** For the staff of a unit: finding cases, and who has which in hand. */
export const caseloadProcedures = {
  findCases: api.for("caseworker").input(commands.FindCases).output(FoundCasesOutput).mutation(({ input, ctx }) => ctx.features.findCases(input, ctx.who)),
  registerMe: api.for("caseworker", "team-leader").input(commands.RegisterMe).output(ColleagueOutput).mutation(({ input, ctx }) => ctx.features.registerMe(input, ctx.who)),
  listColleagues: api.for("caseworker", "team-leader").output(ColleaguesOutput).query(({ ctx }) => ctx.features.listColleagues(ctx.who)),
  handOverCase: api.for("caseworker", "team-leader").input(commands.HandOverCase).output(HandedOverOutput).mutation(({ input, ctx }) => ctx.features.handOverCase(input, ctx.who)),
};
