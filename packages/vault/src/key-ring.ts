import { createSecretKey, type KeyObject } from "node:crypto";
import { VaultError } from "./vault-error.ts";

/** A key-encryption key (KEK). Its id stands beside everything it has wrapped. */
export interface NamedKey {
  readonly id: string;
  readonly key: KeyObject; // prints as an object without its bytes
}

/** The key that wraps from now on, and those that still have to unwrap. */
export interface KeyRing {
  readonly current: NamedKey;
  find(id: string): KeyObject | undefined;
  /** Reads where the ring came from again, if it can have changed. What it knew it still knows. */
  reread(): void;
}

/**
 * Reads a ring: `<id>:<base64 of 32 bytes>`, several apart by commas or line breaks, the current one first.
 *
 * @param source what to name in the error: a variable or a file
 * @throws VaultError VAULT_KEK_INVALID; the text never holds what was read
 */
export function parseKeyRing(text: string, source: string): KeyRing & { readonly all: readonly NamedKey[] } {
  const keys = new Map<string, KeyObject>();
  for (const entry of text.split(/[,\n]/).map((part) => part.trim()).filter((part) => part !== "")) {
    const [, id, base64] = /^([a-z0-9][a-z0-9-]{0,39}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? [];
    if (id === undefined || base64 === undefined) throw invalid(source, `entry ${keys.size + 1} is not "<id>:<base64 of 32 bytes>"`);
    if (keys.has(id)) throw invalid(source, `entry ${keys.size + 1} has the id of an entry before it`);
    keys.set(id, createSecretKey(Buffer.from(base64, "base64")));
  }
  const [first] = keys;
  if (first === undefined) throw invalid(source, "it is empty");
  const all = [...keys].map(([id, key]) => ({ id, key }));
  return { current: { id: first[0], key: first[1] }, find: (id) => keys.get(id), reread: () => undefined, all };
}

function invalid(source: string, what: string): VaultError {
  return new VaultError("VAULT_KEK_INVALID", `${source} does not hold a key-encryption key: ${what}. Bring it back from its backup; without the key what was encrypted under it stays unreadable.`);
}
