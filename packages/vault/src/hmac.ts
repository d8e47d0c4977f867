import { createHmac, type KeyObject } from "node:crypto";

/** HMAC-SHA-256 (RFC 2104). The first word keeps the uses apart; JSON keeps the words apart. */
export function hmac(key: KeyObject, words: readonly string[]): string {
  return createHmac("sha256", key).update(JSON.stringify(words)).digest("base64url");
}
