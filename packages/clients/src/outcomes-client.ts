import type { AppRouter } from "@haandslag/outcomes/api";
import type { TRPCClient } from "@trpc/client";
import { clientFor, type ClientOptions } from "./client-for.ts";

export type OutcomesClient = TRPCClient<AppRouter>;
export const outcomesClient = (o: ClientOptions): OutcomesClient => clientFor<AppRouter>(o);
