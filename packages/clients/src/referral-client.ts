import type { AppRouter } from "@haandslag/referral/api";
import type { TRPCClient } from "@trpc/client";
import { clientFor, type ClientOptions } from "./client-for.ts";

export type ReferralClient = TRPCClient<AppRouter>;
export const referralClient = (o: ClientOptions): ReferralClient => clientFor<AppRouter>(o);
