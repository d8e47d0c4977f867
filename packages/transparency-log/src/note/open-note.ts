import { type KeyObject, verify } from "node:crypto";
import { isKeyName, keyIdOf, publicKeyOf } from "./key-id.ts";
import { isNoteText } from "./sign-note.ts";

interface VerifierKey {
  readonly name: string;
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
}

/** @returns undefined where it is no verifier key of an Ed25519 signer */
function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  if (name === undefined || id === undefined || key === undefined || !isKeyName(name)) return undefined;
  const encoded = Buffer.from(key, "base64");
  const publicKey = publicKeyOf(encoded);
  const keyId = keyIdOf(name, encoded);
  return publicKey === undefined || keyId.toString("hex") !== id ? undefined : { name, keyId, publicKey };
}

const signatureLine = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/;

/**
 * The text of a note that this key has signed; undefined where it has not, or where it is no note. Signatures of others
 * are passed over, a wrong one of this key is not.
 */
export function openNote(note: string, verifierKey: string): string | undefined {
  const verifier = parseVerifierKey(verifierKey);
  const split = note.lastIndexOf("\n\n");
  if (verifier === undefined || split < 0 || !note.endsWith("\n")) return undefined;
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split("\n").map((line) => signatureLine.exec(line));
  if (!isNoteText(text) || lines.includes(null)) return undefined;
  const own = lines.flatMap((line) => {
    const signature = Buffer.from(line?.[2] ?? "", "base64");
    return line?.[1] === verifier.name && signature.subarray(0, 4).equals(verifier.keyId) ? [signature.subarray(4)] : [];
  });
  const isSigned = own.length > 0 && own.every((signature) => verify(null, Buffer.from(text, "utf8"), verifier.publicKey, signature));
  return isSigned ? text : undefined;
}
