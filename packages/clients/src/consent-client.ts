import type { AppRouter } from "@haandslag/consent/api";
import type { TRPCClient } from "@trpc/client";
import { clientFor, type ClientOptions } from "./client-for.ts";

export type ConsentClient = TRPCClient<AppRouter>;
export const consentClient = (o: ClientOptions): ConsentClient => clientFor<AppRouter>(o);
