export { sealRecord } from "./append-to-log.ts";
export { findProof } from "./find-proof.ts";
export { openLog } from "./open-log.ts";
