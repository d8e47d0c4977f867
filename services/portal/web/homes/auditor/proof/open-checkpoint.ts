import { bytesOf, isSame, sha256, utf8 } from "./bytes.ts";

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

const form = /^((?<origin>[^\n]+)\n(?<size>0|[1-9]\d{0,15})\n(?<root>[A-Za-z0-9+/]{43}=)\n)\n— (?<signer>\S+) (?<signature>[A-Za-z0-9+/]+={0,2})\n/;

/** A checkpoint that this verifier key has signed (C2SP tlog-checkpoint and signed-note, Ed25519); undefined where it has not. */
export async function openCheckpoint(note: string, verifierKey: string): Promise<Checkpoint | undefined> {
  const found = form.exec(note);
  const [, name, , key] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(verifierKey.trim()) ?? [];
  const { origin, size, root, signer, signature } = found?.groups ?? {};
  if (found === null || name === undefined || key === undefined || origin === undefined || size === undefined || root === undefined || signature === undefined || signer !== name || origin !== name) return undefined;
  const encoded = bytesOf(key);
  const signed = bytesOf(signature);
  const keyId = (await sha256(utf8(`${name}\n`), encoded)).subarray(0, 4);
  if (encoded.length !== 33 || encoded[0] !== 1 || !isSame(signed.subarray(0, 4), keyId)) return undefined;
  const publicKey = await crypto.subtle.importKey("raw", encoded.slice(1), "Ed25519", false, ["verify"]);
  return (await crypto.subtle.verify("Ed25519", publicKey, signed.slice(4), utf8(found[1] ?? ""))) ? { origin, size: Number(size), root: bytesOf(root) } : undefined;
}
