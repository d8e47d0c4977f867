import { createPublicKey, type KeyObject } from "node:crypto";
import { sha256 } from "../tree/node-hash.ts";

/** Signature type 0x01: Ed25519 (C2SP signed-note). */
const ed25519 = 0x01;

/** The type byte and the 32 bytes of the public key: what stands in a verifier key. */
export function encodedKey(key: KeyObject): Buffer {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  const { crv, x } = publicKey.export({ format: "jwk" });
  if (crv !== "Ed25519" || x === undefined) throw new TypeError("A note is signed with an Ed25519 key.");
  return Buffer.concat([Buffer.from([ed25519]), Buffer.from(x, "base64url")]);
}

/** The public key out of its encoded form; undefined where it is of another type or length. */
export function publicKeyOf(encoded: Uint8Array): KeyObject | undefined {
  if (encoded.length !== 33 || encoded[0] !== ed25519) return undefined;
  return createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(encoded.subarray(1)).toString("base64url") } });
}

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). */
export const keyIdOf = (name: string, encoded: Uint8Array): Buffer => sha256(Buffer.from(`${name}\n`, "utf8"), encoded).subarray(0, 4);

/** Key names are not empty and have neither spaces nor plus signs. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{C}]+$/u.test(name);
