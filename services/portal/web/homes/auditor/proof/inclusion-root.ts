import { sha256 } from "./bytes.ts";

/**
 * The root that an inclusion proof leads to (RFC 9162 § 2.1.3.2), or undefined where the proof does not fit the place.
 * @param o.leaf the leaf's hash, 32 bytes: SHA-256(0x00 ‖ entry)
 */
export async function inclusionRoot(o: { readonly leaf: Uint8Array; readonly index: number; readonly size: number; readonly proof: readonly Uint8Array[] }): Promise<Uint8Array | undefined> {
  if (!Number.isSafeInteger(o.index) || o.index < 0 || o.index >= o.size) return undefined;
  let at = BigInt(o.index);
  let last = BigInt(o.size) - 1n;
  let hash = o.leaf;
  for (const sibling of o.proof) {
    if (last === 0n || sibling.length !== 32) return undefined;
    if ((at & 1n) === 1n || at === last) {
      hash = await nodeHash(sibling, hash);
      while ((at & 1n) === 0n && at !== 0n) {
        at >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    at >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? hash : undefined;
}

export const leafHash = (entry: Uint8Array): Promise<Uint8Array> => sha256(Uint8Array.of(0), entry);
const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Uint8Array> => sha256(Uint8Array.of(1), left, right);
