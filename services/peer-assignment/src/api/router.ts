import { api } from "./api.ts";
import { citizenProcedures } from "./citizen.ts";
import { coordinatorProcedures } from "./coordinator.ts";
import { peerProcedures } from "./peer.ts";

export const router = api.router({ ...coordinatorProcedures, ...peerProcedures, ...citizenProcedures });

export type AppRouter = typeof router;
