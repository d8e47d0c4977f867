import { hash } from "node:crypto";

/** Bytes of a hash of the tree. */
export const hashBytes = 32;

/** SHA-256. @returns 32 bytes */
export const sha256 = (...parts: readonly Uint8Array[]): Buffer => hash("sha256", parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts), "buffer");

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 § 2.1). */
export const emptyRoot: Buffer = sha256(Buffer.alloc(0));

const leafPrefix = Buffer.from([0]);

/** SHA-256(0x00 ‖ entry), RFC 6962 § 2.1. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(leafPrefix, entry);

/** SHA-256(0x01 ‖ left ‖ right), RFC 6962 § 2.1. The prefixes keep a node from being passed off as an entry. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  // One buffer for all calls, since nothing here waits: concatenating makes it take three times as long.
  input.set(left, 1);
  input.set(right, 1 + hashBytes);
  return hash("sha256", input, "buffer");
}
const input = Buffer.alloc(1 + 2 * hashBytes);
input[0] = 1;
