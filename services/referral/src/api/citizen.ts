import { api } from "./api.ts";
import { MyReferralsOutput } from "./outputs/referral.ts";

export const citizenProcedures = {
  myReferrals: api.for("citizen").output(MyReferralsOutput).query(({ ctx }) => ctx.features.myReferrals(ctx.who)),
};
