import { type KeyObject, sign } from "node:crypto";
import { encodedKey, isKeyName, keyIdOf } from "./key-id.ts";

/** Who signs notes: a name (the log's origin) and its key. */
export interface NoteSigner {
  readonly name: string;
  /** `<name>+<key id in hex>+<base64 of type and public key>`: what whoever verifies must have been given. */
  readonly verifierKey: string;
  /** The note with its signature line. @param text ends with a newline */
  sign(text: string): string;
}

/**
 * A signer of notes as golang.org/x/mod/sumdb/note and C2SP signed-note have them.
 * @throws TypeError where the name or the key will not do
 */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  if (!isKeyName(name)) throw new TypeError("The name of a key has neither spaces nor plus signs, and is not empty.");
  const encoded = encodedKey(privateKey);
  const keyId = keyIdOf(name, encoded);
  return {
    name,
    verifierKey: `${name}+${keyId.toString("hex")}+${encoded.toString("base64")}`,
    sign(text) {
      if (!isNoteText(text)) throw new TypeError("The text of a note ends with a newline and has no other control characters.");
      const signature = sign(null, Buffer.from(text, "utf8"), privateKey);
      return `${text}\n— ${name} ${Buffer.concat([keyId, signature]).toString("base64")}\n`;
    },
  };
}

export const isNoteText = (text: string): boolean => text.endsWith("\n") && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
