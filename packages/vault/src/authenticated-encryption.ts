import { createCipheriv, createDecipheriv, randomBytes, type CipherKey } from "node:crypto";

const algorithm = "aes-256-gcm";
const tagLength = 16;

/** A nonce of 12 bytes, and the ciphertext with its tag of 16 bytes at the end. */
export interface Encrypted {
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh random 96-bit nonce for each call. Random nonces are safe for 2^32
 * messages under one key (§ 8.3); a data key seals a handful of entries.
 *
 * @param boundTo what the ciphertext belongs to; it opens only with the same words in the same order
 */
export function encrypt(key: CipherKey, plaintext: Uint8Array, boundTo: readonly string[]): Encrypted {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(additionalData(boundTo));
  return { nonce, ciphertext: Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]) };
}

/** @returns the plaintext, or undefined when ciphertext, nonce, key or `boundTo` is not what it was encrypted with */
export function decrypt(key: CipherKey, { nonce, ciphertext }: Encrypted, boundTo: readonly string[]): Buffer | undefined {
  if (nonce.length !== 12 || ciphertext.length < tagLength) return undefined;
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
    .setAAD(additionalData(boundTo))
    .setAuthTag(ciphertext.subarray(-tagLength));
  const plaintext = decipher.update(ciphertext.subarray(0, -tagLength));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch {
    plaintext.fill(0); // not authenticated: nobody may see it
    return undefined;
  }
}

/** JSON, so that ["ab", "c"] and ["a", "bc"] differ. */
function additionalData(words: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(words));
}
