import { uncoveredDisclosures as findUncovered } from "../storage/uncovered-disclosures.ts";
import type { ConsentDeps } from "./ports.ts";

/** The standing query, for the auditor: empty, or something is broken (CON-19). */
export const uncoveredDisclosures = ({ runner }: ConsentDeps) => async () => ({ uncovered: await findUncovered(runner.pool) });
