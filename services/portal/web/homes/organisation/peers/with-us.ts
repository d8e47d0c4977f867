import type { PeerStatus } from "@haandslag/contracts";

/** Peers who have not left; of those who left only that there was one is known. */
export const withUs: PeerStatus[] = ["invited", "active", "paused"];
