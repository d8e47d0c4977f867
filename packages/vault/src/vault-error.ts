/** What can be wrong with the vault, for programs. The text is for whoever reads the log, and never holds content. */
export type VaultErrorCode =
  | "VAULT_CONTENT_DAMAGED" // not what was sealed for this entry, key and kind
  | "VAULT_CONTENT_NOT_JSON"
  | "VAULT_ENTRY_TAKEN" // the entry exists under another key or kind
  | "VAULT_KEY_DAMAGED"
  | "VAULT_KEY_DESTROYED"
  | "VAULT_KEY_UNKNOWN"
  | "VAULT_KEK_INVALID"
  | "VAULT_KEK_MISSING"
  | "VAULT_KEK_RETIRED" // another one wraps by now, and this process does not know it
  | "VAULT_UNAVAILABLE"; // the key store does not answer; try again later

export class VaultError extends Error {
  override readonly name = "VaultError";
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
