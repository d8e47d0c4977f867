type Bytes = Uint8Array<ArrayBuffer>;

/** Of base64 in either alphabet (RFC 4648 §§ 4, 5), padded or not. */
export const bytesOf = (base64: string): Bytes => Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

/** Hashes of 32 bytes that stand one after the other; what is left over is a short one, which no proof takes. */
export function hashesOf(base64: string): Bytes[] {
  const bytes = bytesOf(base64);
  return Array.from({ length: Math.ceil(bytes.length / 32) }, (_, n) => bytes.slice(n * 32, (n + 1) * 32));
}

export const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

const joined = (...parts: readonly Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

export const sha256 = async (...parts: readonly Uint8Array[]): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));

export const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
