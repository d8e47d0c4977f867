import { decrypt, encrypt } from "./authenticated-encryption.ts";
import { openKeyStore, type DataKey, type KeyLabel, type KeyOwner } from "./key-store.ts";
import type { KeyRing } from "./key-ring.ts";
import type { Clock, Ids, Queryable } from "./ports.ts";
import { deleteSealed, readSealed, writeSealed, type SealedContent } from "./sealed-content.ts";
import { VaultError } from "./vault-error.ts";
import { newWrappedKey, withDataKey } from "./wrapped-key.ts";

/**
 * Personal content, readable for as long as its data key exists (CON-25).
 *
 * Content and keys are in two databases, which share no transaction. The order makes a crash harmless: *make* the key,
 * then write content (a key without content opens nothing, and the next `createKey` with its label finds it);
 * *destroy* the key, then delete content (content without a key is noise).
 *
 * Every error is a VaultError or the content database's own; none holds content.
 */
export interface Vault {
  /**
   * Encrypts `content` (anything JSON) as entry `id`, in the caller's transaction. Sealing the same id again replaces it.
   * @throws VaultError VAULT_KEY_UNKNOWN, VAULT_KEY_DESTROYED, VAULT_ENTRY_TAKEN, VAULT_CONTENT_NOT_JSON
   */
  seal(tx: Queryable, entry: { id: string; dataKeyId: string; kind: string; content: unknown }): Promise<void>;
  /** The content of an entry, or undefined when the entry or its key is gone. @throws VaultError VAULT_CONTENT_DAMAGED */
  open(db: Queryable, entryId: string): Promise<unknown>;
  /** As `open`, for a list: two statements however many. Entries that are gone are not in the map; its ids are lower case. */
  openMany(db: Queryable, entryIds: readonly string[]): Promise<Map<string, unknown>>;
  /** Deletes the entries under a key. Destroy the key first. @returns how many there were */
  deleteContent(tx: Queryable, dataKeyId: string): Promise<number>;
  /** Makes a data key. The same label again gives the live key that is there, also to two callers at once. @returns its id */
  createKey(label: KeyLabel): Promise<string>;
  /** The live key with this label. A destroyed one is not found: ask `listKeys` whether there was one. */
  findKey(label: KeyLabel): Promise<DataKey | undefined>;
  /** The keys of an aggregate, tombstones included, in the order in which they were made. */
  listKeys(of: { aggregateId: string; owner?: KeyOwner; recipientId?: string }): Promise<DataKey[]>;
  /**
   * Destroys a key, at once and for good, whatever becomes of the caller's transaction. Safe to repeat: a reaction
   * that fails half-way calls it again.
   * @throws VaultError VAULT_KEY_UNKNOWN: no such key was ever made, so the caller has erased nothing
   */
  destroyKey(dataKeyId: string): Promise<void>;
  /** Call at start. @throws VaultError VAULT_KEK_MISSING when live keys were wrapped under a key that is not in the ring */
  checkKeyRing(): Promise<void>;
}

/** `content` is the service's own database (table `sealed_content`), `keys` its key store, each as `_app`. */
export function openVault(o: { keys: Queryable; keyEncryptionKeys: KeyRing; ids: Ids; clock: Clock }): Vault {
  const ring = o.keyEncryptionKeys;
  const store = openKeyStore(o.keys);

  async function openMany(db: Queryable, entryIds: readonly string[]): Promise<Map<string, unknown>> {
    const opened = new Map<string, unknown>();
    const entries = await readSealed(db, entryIds);
    if (entries.length === 0) return opened;
    // Asked anew each time. A cache, however short, would open content after the commit that destroyed its key.
    const keys = await store.wrappedKeys(entries.map((entry) => entry.dataKeyId));
    for (const entry of entries) {
      const key = keys.get(entry.dataKeyId);
      if (key === undefined || key === "destroyed") continue;
      opened.set(entry.id, withDataKey(ring, entry.dataKeyId, key, (dataKey) => read(dataKey, entry)));
    }
    return opened;
  }

  /** Where the current key has been rotated meanwhile, once more under the new one. */
  async function insert(id: string, label: KeyLabel): Promise<boolean> {
    const { id: wrappedBy } = ring.current;
    try {
      return await store.insert(id, label, newWrappedKey(ring, id), o.clock.now());
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== "VAULT_KEK_RETIRED") throw error;
      ring.reread();
      if (ring.current.id === wrappedBy) throw error;
      return await store.insert(id, label, newWrappedKey(ring, id), o.clock.now());
    }
  }

  async function findKey(label: KeyLabel): Promise<DataKey | undefined> {
    const keys = await store.list(label);
    return keys.find((key) => key.destroyedAt === undefined && key.recipientId === label.recipientId);
  }

  return {
    openMany,
    findKey,
    listKeys: store.list,
    deleteContent: deleteSealed,
    open: async (db, entryId) => (await openMany(db, [entryId])).get(entryId.toLowerCase()),

    async seal(tx, { id, dataKeyId, kind, content }) {
      const json = JSON.stringify(content);
      if (json === undefined) throw new VaultError("VAULT_CONTENT_NOT_JSON", `Entry ${id} (${kind}) has no JSON form.`);
      const key = (await store.wrappedKeys([dataKeyId])).get(dataKeyId.toLowerCase());
      if (key === undefined) throw unknownKey(dataKeyId);
      if (key === "destroyed") throw new VaultError("VAULT_KEY_DESTROYED", `Data key ${dataKeyId} is destroyed; nothing can be sealed under it.`);
      const encrypted = withDataKey(ring, dataKeyId, key, (dataKey) => encrypt(dataKey, Buffer.from(json), boundTo({ id, dataKeyId, kind })));
      if (!(await writeSealed(tx, { id, dataKeyId, aggregateId: key.aggregateId, kind, ...encrypted }, o.clock.now()))) {
        throw new VaultError("VAULT_ENTRY_TAKEN", `Entry ${id} exists under another data key or as another kind. Give the new content an id of its own.`);
      }
    },

    async createKey(label) {
      for (;;) {
        const id = o.ids.next();
        if (await insert(id, label)) return id;
        const live = await findKey(label);
        if (live !== undefined) return live.id;
        // The live key was destroyed between the two statements: there is room for a new one now.
      }
    },

    async destroyKey(dataKeyId) {
      if (await store.destroy(dataKeyId, o.clock.now())) return;
      if (!(await store.wrappedKeys([dataKeyId])).has(dataKeyId.toLowerCase())) throw unknownKey(dataKeyId);
    },

    async checkKeyRing() {
      const missing = (await store.kekIds()).filter((id) => ring.find(id) === undefined);
      if (missing.length === 0) return;
      throw new VaultError("VAULT_KEK_MISSING", `The key store holds data keys wrapped under ${missing.map((id) => `"${id}"`).join(", ")}, and this process was given "${ring.current.id}" in its place. Bring the former key back (its file, or its environment variable), beside the current one.`);
    },
  };
}

function read(dataKey: Buffer, entry: SealedContent): unknown {
  const plaintext = decrypt(dataKey, entry, boundTo(entry));
  if (plaintext === undefined) {
    throw new VaultError("VAULT_CONTENT_DAMAGED", `Entry ${entry.id} (${entry.kind}) is not what was sealed under data key ${entry.dataKeyId}: its bytes were changed, or moved here from another entry.`);
  }
  return JSON.parse(plaintext.toString("utf8"));
}

function boundTo(entry: { id: string; dataKeyId: string; kind: string }): string[] {
  return ["haandslag sealed content v1", entry.id.toLowerCase(), entry.dataKeyId.toLowerCase(), entry.kind];
}

function unknownKey(dataKeyId: string): VaultError {
  return new VaultError("VAULT_KEY_UNKNOWN", `There is no data key ${dataKeyId} in the key store. Make it before the content, or look whether this is the right key store.`);
}
