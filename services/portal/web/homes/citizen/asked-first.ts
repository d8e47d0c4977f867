import type { AskedFirst } from "../../app/asked-first.ts";
import { ask } from "../../calls/ask.ts";

export const citizenHomeAsks = (): AskedFirst =>
  [ask.referral.myReferrals(), ask.consent.myConsents({}), ask.consent.myRecipients(), { ...ask.referral.listAuthorities({}), staleTime: Infinity }];
