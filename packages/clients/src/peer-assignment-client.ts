import type { AppRouter } from "@haandslag/peer-assignment/api";
import type { TRPCClient } from "@trpc/client";
import { clientFor, type ClientOptions } from "./client-for.ts";

export type PeerAssignmentClient = TRPCClient<AppRouter>;
export const peerAssignmentClient = (o: ClientOptions): PeerAssignmentClient => clientFor<AppRouter>(o);
