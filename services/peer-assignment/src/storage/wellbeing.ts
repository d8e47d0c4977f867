import { readFileSync } from "node:fs";
import { WellbeingItem } from "@haandslag/contracts";
import { inTransaction, type Queryable, withinScope } from "@haandslag/service-kit";
import { entryIdOf, type Vault } from "@haandslag/vault";
import type { Pool } from "pg";

export interface WellbeingCheck {
  readonly at: string;
  readonly instrument: string;
  readonly answers: Readonly<Partial<Record<WellbeingItem, number>>>;
}

/** The product's own few questions, by version; codes alone, since their texts stand in the pages. No total is made of them. */
interface Instrument { readonly id: string; readonly version: string; readonly items: WellbeingItem[]; readonly lowest: number; readonly highest: number }

/** Read once, at the start: a question that cannot be answered is a start that fails. */
function readInstrument(): Instrument {
  const read = JSON.parse(readFileSync(new URL("../../instruments/own-wellbeing.v1.json", import.meta.url), "utf8")) as Instrument;
  return { ...read, items: read.items.map((item) => WellbeingItem.parse(item)) };
}
export const wellbeingInstrument = readInstrument();

/**
 * How peers are, by themselves and for themselves (ASG-09). Each call is bound to the one peer: the policies let no other
 * scope see a row, the organisation's and the service's own included. No history, no event, no idempotency record: the id
 * of a check follows from its key, so that the same one comes in once.
 */
export function wellbeingOn(vault: Vault) {
  const ofPeer = <Result>(pool: Pool, peerId: string, work: (tx: Queryable) => Promise<Result>): Promise<Result> =>
    withinScope(`wellbeing:${peerId}`, () => inTransaction(pool, async (tx) => {
      // Deleting all of it and answering in another window come one after the other.
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('wellbeing ' || $1, 0))", [peerId]);
      return await work(tx);
    }));
  return {
    save: (pool: Pool, peerId: string, idempotencyKey: string, check: WellbeingCheck): Promise<string> => ofPeer(pool, peerId, async (tx) => {
      const id = entryIdOf("haandslag wellbeing check", peerId, idempotencyKey);
      const { rowCount } = await tx.query("INSERT INTO wellbeing_check (id, peer_id) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING", [id, peerId]);
      if (rowCount === 1) await vault.seal(tx, { id, dataKeyId: await vault.createKey({ owner: "wellbeing", aggregateId: peerId }), kind: "wellbeing", content: check });
      return id;
    }),
    /** Oldest first. */
    of: (pool: Pool, peerId: string): Promise<(WellbeingCheck & { readonly checkId: string })[]> => ofPeer(pool, peerId, async (tx) => {
      const { rows } = await tx.query<{ id: string }>("SELECT id FROM wellbeing_check WHERE peer_id = $1", [peerId]);
      const opened = await vault.openMany(tx, rows.map(({ id }) => id));
      return [...opened].map(([checkId, check]) => ({ checkId, ...(check as WellbeingCheck) })).toSorted((a, b) => (`${a.at} ${a.checkId}` < `${b.at} ${b.checkId}` ? -1 : 1));
    }),
    /** All of it: the key first, so that no backup can be read either. Safe to repeat. */
    forget: (pool: Pool, peerId: string): Promise<void> => ofPeer(pool, peerId, async (tx) => {
      for (const key of await vault.listKeys({ owner: "wellbeing", aggregateId: peerId })) {
        if (key.destroyedAt === undefined) await vault.destroyKey(key.id);
        await vault.deleteContent(tx, key.id);
      }
      await tx.query("DELETE FROM wellbeing_check WHERE peer_id = $1", [peerId]);
    }),
  };
}
export type Wellbeing = ReturnType<typeof wellbeingOn>;
