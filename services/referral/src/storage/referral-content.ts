import { ChangedMeanwhile, type Queryable, untilAnswered } from "@haandslag/service-kit";
import { entryIdOf, type Queryable as VaultDb, type Vault, VaultError } from "@haandslag/vault";
import type { ReferralRecord, Share, ShareCategory } from "../domain/content/index.ts";

/** The personal content of referrals, sealed in this database under keys of another (design § 2). */
export interface ReferralContent {
  /** Seals what is given, in the caller's transaction; makes the record's key where there is none yet. */
  sealRecord(tx: VaultDb, referralId: string, record: Partial<ReferralRecord>): Promise<void>;
  /** @throws Error where a record is missing: every referral has one */
  openRecord(db: VaultDb, referralId: string): Promise<ReferralRecord>;
  /** One part of many records at once, for lists. */
  openIdentities(db: VaultDb, referralIds: readonly string[]): Promise<Map<string, ReferralRecord["identity"]>>;
  /**
   * Seals what may be disclosed to one organisation, under a key of its own that can be destroyed.
   * @throws ChangedMeanwhile where the key was destroyed in the meantime
   */
  sealShare(tx: VaultDb, referralId: string, organisationId: string, share: Partial<Share>): Promise<void>;
  openShare(db: VaultDb, referralId: string, organisationId: string, categories: readonly ShareCategory[]): Promise<Partial<Share>>;
  /**
   * Leaves no more of a share than these categories. What is left is sealed again, from the record, under a new key, and
   * the old one is destroyed: with it whatever a backup holds of what was taken out. Only ever less; safe to repeat.
   * @returns what was taken out
   */
  narrowShare(tx: VaultDb, referralId: string, organisationId: string, left: readonly ShareCategory[], from: Share): Promise<readonly ShareCategory[]>;
  /** Destroys the keys of all shares of a referral, or of one organisation's, then deletes what lay under them. Safe to repeat. @returns how many keys there ever were */
  eraseShares(tx: VaultDb, referralId: string, organisationId?: string): Promise<number>;
}

const recordParts = ["identity", "relatives", "wish", "profile", "notices"] as const satisfies readonly (keyof ReferralRecord)[];

export function referralContent(vault: Vault): ReferralContent {
  async function sealShare(tx: VaultDb, referralId: string, organisationId: string, share: Partial<Share>): Promise<void> {
    const dataKeyId = await vault.createKey({ owner: "share", aggregateId: referralId, recipientId: organisationId });
    for (const [kind, content] of Object.entries(share)) {
      // The referral may end between the two calls, and its key with it: whoever seals must look at the referral again.
      await vault.seal(tx, { id: entryId(referralId, organisationId, kind), dataKeyId, kind, content }).catch((error: unknown) => {
        throw error instanceof VaultError && error.code === "VAULT_KEY_DESTROYED" ? new ChangedMeanwhile("the share's key was destroyed meanwhile", { cause: error }) : error;
      });
    }
  }

  async function eraseShares(tx: VaultDb, referralId: string, organisationId?: string): Promise<number> {
    const keys = await vault.listKeys({ aggregateId: referralId, owner: "share", ...(organisationId === undefined ? {} : { recipientId: organisationId }) });
    for (const key of keys) {
      if (key.destroyedAt === undefined) await vault.destroyKey(key.id);
      await vault.deleteContent(tx, key.id);
    }
    return keys.length;
  }

  return {
    async sealRecord(tx, referralId, record) {
      const dataKeyId = await vault.createKey({ owner: "record", aggregateId: referralId });
      for (const kind of recordParts) {
        if (record[kind] !== undefined) await vault.seal(tx, { id: entryId(referralId, "record", kind), dataKeyId, kind, content: record[kind] });
      }
    },
    async openRecord(db, referralId) {
      const opened = await vault.openMany(db, recordParts.map((kind) => entryId(referralId, "record", kind)));
      const record = Object.fromEntries(recordParts.map((kind) => [kind, opened.get(entryId(referralId, "record", kind))]));
      if (recordParts.some((kind) => record[kind] === undefined)) throw new Error(`The record of referral ${referralId} is incomplete in the vault: its content or its key is gone. Was one of the two databases restored without the other?`);
      return record as unknown as ReferralRecord;
    },
    async openIdentities(db, referralIds) {
      const opened = await vault.openMany(db, referralIds.map((id) => entryId(id, "record", "identity")));
      return new Map(referralIds.flatMap((id) => {
        const identity = opened.get(entryId(id, "record", "identity"));
        return identity === undefined ? [] : [[id, identity as ReferralRecord["identity"]] as const];
      }));
    },
    sealShare,
    async openShare(db, referralId, organisationId, categories) {
      const ids = categories.map((kind) => entryId(referralId, organisationId, kind));
      let opened = await vault.openMany(db, ids);
      if (opened.size < ids.length && (await entriesAmong(db, ids)).length > opened.size) {
        // Sealed, and not to be opened: a narrowing has destroyed the key and is about to commit what is left under a new one.
        await untilAnswered(db as Queryable, referralId);
        opened = await vault.openMany(db, ids);
      }
      return Object.fromEntries(categories.flatMap((kind) => {
        const content = opened.get(entryId(referralId, organisationId, kind));
        return content === undefined ? [] : [[kind, content]];
      }));
    },
    async narrowShare(tx, referralId, organisationId, left, from) {
      const kinds = Object.keys(from) as ShareCategory[];
      const there = await entriesAmong(tx, kinds.map((kind) => entryId(referralId, organisationId, kind)));
      const held = kinds.filter((kind) => there.includes(entryId(referralId, organisationId, kind)));
      const gone = held.filter((kind) => !left.includes(kind));
      if (gone.length === 0) return [];
      await eraseShares(tx, referralId, organisationId);
      const rest = held.filter((kind) => left.includes(kind));
      if (rest.length > 0) await sealShare(tx, referralId, organisationId, Object.fromEntries(rest.map((kind) => [kind, from[kind]])));
      return gone;
    },
    eraseShares,
  };
}

/** Which of these entries there are, whether or not they can be opened. */
async function entriesAmong(db: VaultDb, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>("SELECT id FROM sealed_content WHERE id = ANY($1::uuid[])", [ids]);
  return rows.map(({ id }) => id);
}

const entryId = (referralId: string, holder: string, kind: string): string => entryIdOf("haandslag referral content", referralId.toLowerCase(), holder, kind);
