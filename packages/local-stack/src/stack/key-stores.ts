import { join } from "node:path";
import type { ServiceName } from "@haandslag/contracts";
import type { DatabaseName } from "./databases.ts";

/** Where a local stack keeps a service's key-encryption keys. */
export const keyFileOf = (folder: string, service: ServiceName | "portal"): string => join(folder, "key-encryption-keys", `${service}.keys`);

/** The services that seal what is personal: each with its key store and its file of key-encryption keys. */
export const keyStoresOf = (folder: string): readonly { readonly service: ServiceName; readonly database: DatabaseName; readonly file: string }[] =>
  ([["referral", "referral_keys"], ["peer-assignment", "peer_assignment_keys"], ["outcomes", "outcomes_keys"]] as const)
    .map(([service, database]) => ({ service, database, file: keyFileOf(folder, service) }));
