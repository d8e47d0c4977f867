import { randomBytes } from "node:crypto";
import { decrypt, encrypt } from "./authenticated-encryption.ts";
import type { KeyRing, NamedKey } from "./key-ring.ts";
import { VaultError } from "./vault-error.ts";

/** A data key as the key store holds it: nonce (12), encrypted key (32) and tag (16), under the key-encryption key `kekId`. */
export interface WrappedKey {
  readonly kekId: string;
  readonly wrapped: Buffer;
}

/** A fresh data key of 256 bits, wrapped at once: nobody sees it before it is used. */
export function newWrappedKey(ring: KeyRing, dataKeyId: string): WrappedKey {
  const dataKey = randomBytes(32);
  const wrapped = wrap(ring.current, dataKeyId, dataKey);
  dataKey.fill(0);
  return wrapped;
}

/** The same data key under the ring's current key. @throws VaultError as `withDataKey` */
export const rewrapped = (ring: KeyRing, dataKeyId: string, key: WrappedKey): WrappedKey => withDataKey(ring, dataKeyId, key, (dataKey) => wrap(ring.current, dataKeyId, dataKey));

function wrap(kek: NamedKey, dataKeyId: string, dataKey: Buffer): WrappedKey {
  const { nonce, ciphertext } = encrypt(kek.key, dataKey, boundTo(dataKeyId, kek.id));
  return { kekId: kek.id, wrapped: Buffer.concat([nonce, ciphertext]) };
}

/**
 * Unwraps a data key for one use and wipes it afterwards.
 *
 * @throws VaultError VAULT_KEK_MISSING, VAULT_KEY_DAMAGED
 */
export function withDataKey<Result>(ring: KeyRing, dataKeyId: string, { kekId, wrapped }: WrappedKey, use: (dataKey: Buffer) => Result): Result {
  const kek = ring.find(kekId);
  if (kek === undefined) {
    throw new VaultError("VAULT_KEK_MISSING", `Data key ${dataKeyId} was wrapped under the key-encryption key "${kekId}", which this process was not given. Give it that key too, after the current one.`);
  }
  const dataKey = decrypt(kek, { nonce: wrapped.subarray(0, 12), ciphertext: wrapped.subarray(12) }, boundTo(dataKeyId, kekId));
  if (dataKey === undefined) {
    throw new VaultError("VAULT_KEY_DAMAGED", `Data key ${dataKeyId} does not unwrap under "${kekId}": its bytes were changed or moved, or another key carries that id.`);
  }
  try {
    return use(dataKey);
  } finally {
    dataKey.fill(0);
  }
}

/** Bytes copied into another key's row must not unwrap there. Lower case, as PostgreSQL gives a uuid back. */
function boundTo(dataKeyId: string, kekId: string): string[] {
  return ["haandslag data key v1", dataKeyId.toLowerCase(), kekId];
}
