import { createHash } from "node:crypto";
import { ChangedMeanwhile } from "@haandslag/service-kit";
import { type Queryable as VaultDb, type Vault, VaultError } from "@haandslag/vault";
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
  /** A category that the citizen took back is not kept to be disclosed. */
  dropFromShare(tx: VaultDb, referralId: string, organisationId: string, categories: readonly ShareCategory[]): Promise<void>;
  /** Destroys the keys of all shares of a referral, then deletes what lay under them. Safe to repeat. @returns how many keys */
  eraseShares(tx: VaultDb, referralId: string): Promise<number>;
}

const recordParts = ["identity", "relatives", "wish", "profile", "notices"] as const satisfies readonly (keyof ReferralRecord)[];

export function referralContent(vault: Vault): ReferralContent {
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
    async sealShare(tx, referralId, organisationId, share) {
      const dataKeyId = await vault.createKey({ owner: "share", aggregateId: referralId, recipientId: organisationId });
      for (const [kind, content] of Object.entries(share)) {
        // The referral may end between the two calls, and its key with it: whoever seals must look at the referral again.
        await vault.seal(tx, { id: entryId(referralId, organisationId, kind), dataKeyId, kind, content }).catch((error: unknown) => {
          throw error instanceof VaultError && error.code === "VAULT_KEY_DESTROYED" ? new ChangedMeanwhile("the share's key was destroyed meanwhile", { cause: error }) : error;
        });
      }
    },
    async openShare(db, referralId, organisationId, categories) {
      const opened = await vault.openMany(db, categories.map((kind) => entryId(referralId, organisationId, kind)));
      return Object.fromEntries(categories.flatMap((kind) => {
        const content = opened.get(entryId(referralId, organisationId, kind));
        return content === undefined ? [] : [[kind, content]];
      }));
    },
    async dropFromShare(tx, referralId, organisationId, categories) {
      await tx.query("DELETE FROM sealed_content WHERE id = ANY($1::uuid[])", [categories.map((kind) => entryId(referralId, organisationId, kind))]);
    },
    async eraseShares(tx, referralId) {
      const keys = await vault.listKeys({ aggregateId: referralId, owner: "share" });
      for (const key of keys) {
        if (key.destroyedAt === undefined) await vault.destroyKey(key.id);
        await vault.deleteContent(tx, key.id);
      }
      return keys.length;
    },
  };
}

/**
 * An entry's id follows from what it is, so that there is no list of entries to keep in step: a UUID of version 8
 * (RFC 9562 appendix B.2), SHA-256 of the three names.
 */
function entryId(referralId: string, holder: string, kind: string): string {
  const bytes = createHash("sha256").update(JSON.stringify(["haandslag referral content", referralId.toLowerCase(), holder, kind])).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
