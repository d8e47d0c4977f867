import { keyRingFromFile, keyRingFromGivenFile } from "./key-ring-file.ts";
import { parseKeyRing, type KeyRing } from "./key-ring.ts";
import { VaultError } from "./vault-error.ts";

/** The key ring that the environment gives: `<id>:<base64 of 32 bytes>[,…]`, the current one first. `variable` is for the error's text. */
export function keyRingFromEnv(value: string, variable: string): KeyRing {
  return parseKeyRing(value, `The environment variable ${variable}`);
}

/**
 * Where a process gets its key ring: the environment where it is set, else a file. Outside production the file is made on
 * the first start; in production only one that somebody put there is read (a mounted secret, apart from the data: a key
 * that lies beside what it protects protects nothing). A file is read again when its keys are rotated; the environment
 * cannot be.
 *
 * @throws VaultError VAULT_KEK_MISSING in production without either, VAULT_KEK_INVALID when there is no key in it
 */
export async function loadKeyRing(from: { nodeEnv: string | undefined; variable: string; value: string | undefined; file: string }): Promise<KeyRing> {
  if (from.value !== undefined && from.value.trim() !== "") return keyRingFromEnv(from.value, from.variable);
  if (from.nodeEnv !== "production") return keyRingFromFile(from.file);
  const given = await keyRingFromGivenFile(from.file);
  if (given !== undefined) return given;
  throw new VaultError("VAULT_KEK_MISSING", `In production the key comes from the environment, and ${from.variable} is not set. Set it to "<id>:<base64 of 32 random bytes>" and start again. Where this service has run before, it must be the key from then.`);
}
