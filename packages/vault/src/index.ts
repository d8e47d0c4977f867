export { openVault, type Vault } from "./vault.ts";
export type { DataKey, KeyLabel, KeyOwner } from "./key-store.ts";
export type { Clock, Ids, Queryable } from "./ports.ts";
export { VaultError, type VaultErrorCode } from "./vault-error.ts";
export type { KeyRing, NamedKey } from "./key-ring.ts";
export { keyRingFromFile } from "./key-ring-file.ts";
export { keyRingFromEnv, loadKeyRing } from "./load-key-ring.ts";
export { pairwisePseudonym, subjectIdFor } from "./pseudonyms.ts";
export { contactCode, parseContactCode } from "./contact-code.ts";
