import { createHash } from "node:crypto";

/**
 * An entry's id that follows from what it is, so that there is no list of entries to keep in step: a UUID of version 8
 * (RFC 9562 appendix B.2), SHA-256 of the words.
 *
 * @param words which service, whose content, which kind; the same words in the same order give the same id
 */
export function entryIdOf(...words: readonly string[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(words)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
