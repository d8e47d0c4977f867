import type { KeyObject } from "node:crypto";
import type { CitizenIdentity } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import { nameTokens, searchTokens } from "@haandslag/vault";
import type { Sender } from "../domain/referral/index.ts";

interface Unit { readonly authorityId: string; readonly unitId: string }

/** By which names a unit finds its cases. Nothing in it can be read, and nothing of it is worth anything without the key. */
export interface NameIndex {
  /** Replaces what a referral is found by, in the transaction that seals the name. A citizen's own referral is in no unit's index. */
  put(tx: Queryable, o: { readonly sender: Sender; readonly referralId: string; readonly identity: CitizenIdentity }): Promise<void>;
  /** Referrals of these units in whose names each searched word is the beginning of a word. */
  find(db: Queryable, units: readonly Unit[], searched: string): Promise<readonly string[]>;
}

const most = 200;

export const nameIndex = (key: KeyObject): NameIndex => ({
  async put(tx, { sender, referralId, identity }) {
    if (sender.kind === "citizen") return;
    const name = [...identity.givenNames, identity.familyName ?? ""].join(" ");
    await tx.query("DELETE FROM name_index WHERE referral_id = $1", [referralId]);
    await tx.query("INSERT INTO name_index (token, referral_id, authority_id) SELECT unnest($1::text[]), $2, $3", [nameTokens(key, sender, name), referralId, sender.authorityId]);
  },
  async find(db, units, searched) {
    const wanted = units.flatMap((unit) => searchTokens(key, unit, searched).map((token, word) => ({ token, word })));
    const words = new Set(wanted.map(({ word }) => word)).size;
    if (words === 0) return [];
    const { rows } = await db.query<{ id: string }>(
      `SELECT n.referral_id AS id FROM name_index n JOIN unnest($1::text[], $2::int[]) AS q(token, word) ON n.token = q.token
       GROUP BY n.referral_id HAVING count(DISTINCT q.word) = $3 ORDER BY n.referral_id DESC LIMIT ${most}`,
      [wanted.map(({ token }) => token), wanted.map(({ word }) => word), words]);
    return rows.map(({ id }) => id);
  },
});
