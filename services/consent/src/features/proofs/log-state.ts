import { findNewestCheckpoint } from "../../storage/log/log-state.ts";
import type { ConsentDeps } from "../ports.ts";

/** How large the log is, by its newest signed checkpoint, and the key that verifies it: the same as `/log/checkpoint` and `/log/vkey` say to anybody. */
export const logState = ({ runner: { pool }, verifierKey }: ConsentDeps) => async () => ({ newest: (await findNewestCheckpoint(pool)) ?? null, verifierKey: verifierKey ?? null });
