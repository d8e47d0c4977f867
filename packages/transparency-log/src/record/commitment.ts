import { randomFillSync } from "node:crypto";
import canonicalize from "canonicalize";
import { sha256 } from "../tree/node-hash.ts";

/** Bytes of a salt. */
const saltBytes = 32;

/**
 * What a record looks like to be hashed: JSON by RFC 8785, so that whoever has the same values has the same bytes.
 * @throws where the value has no JSON (undefined, a number that is none)
 */
export function canonicalJson(record: unknown): string {
  const text = canonicalize(record);
  if (text === undefined) throw new TypeError("What is to be recorded has no JSON form.");
  return text;
}

/**
 * SHA-256(salt ‖ canonical JSON), 32 bytes: says nothing about the record to whoever has not got the salt, and nothing
 * to anybody once the salt is destroyed.
 */
export const commitmentOf = (salt: Uint8Array, record: unknown): Buffer => sha256(salt, Buffer.from(canonicalJson(record), "utf8"));

const block = Buffer.alloc(64 * saltBytes);
let used = block.length;

/** 32 random bytes. Drawn by the block: asking the system for each takes several times as long. */
export function newSalt(): Buffer {
  if (used === block.length) {
    randomFillSync(block);
    used = 0;
  }
  used += saltBytes;
  const salt = Buffer.from(block.subarray(used - saltBytes, used));
  // What was handed out is a secret of its record's own, and not of this block.
  block.fill(0, used - saltBytes, used);
  return salt;
}
