import type { ConsentEvent } from "../../domain/consent/events.ts";
import type { ReceiptEvent } from "../../domain/receipt/events.ts";
import type { ToldDisclosure } from "../../domain/consent/announce-disclosed.ts";
import type { ConsentEpochRow } from "../../domain/log/consent-epoch-record.ts";
import type { Snapshot } from "./snapshot.ts";

interface AggregateRow { readonly id: string; readonly version: number; readonly state: unknown }
interface HistoryRow<Event> { readonly id: string; readonly version: number; readonly data: Event; readonly at: Date }
/** `id` is the consent that the event names in its data. */
export interface OutboxRow { readonly id: string; readonly event_id: string; readonly topic: string; readonly type: string; readonly key: string; readonly data: unknown }
export interface NoticeRow { readonly id: string; readonly language: string; readonly hash: string; readonly text: unknown }
export interface ReceiptRow {
  readonly id: string; readonly receipt_id: string; readonly epoch: number; readonly holder: string; readonly referral_id: string; readonly recipient: string;
  readonly jws: string | null; readonly public_jwk: unknown; readonly at: Date;
}

/** All that the tables say of one consent. Each list is in its own order; what should be one row can be none or more. */
export interface ConsentFile {
  readonly consentId: string;
  readonly consent: readonly AggregateRow[];
  readonly history: readonly HistoryRow<ConsentEvent>[];
  readonly epochs: readonly (ConsentEpochRow & { readonly id: string })[];
  readonly notices: readonly NoticeRow[];
  readonly account: readonly AggregateRow[];
  readonly accountHistory: readonly HistoryRow<ReceiptEvent>[];
  readonly receipts: readonly ReceiptRow[];
  /** Those that others were told of. */
  readonly told: readonly (Omit<ToldDisclosure, "id"> & { readonly id: string; readonly disclosure_id: string })[];
  readonly events: readonly OutboxRow[];
}

/** An event that says who acts for a citizen, and of no consent. */
export const ofRepresentation = "data->>'consentId' IS NULL AND data->>'representationId' IS NOT NULL";

/** Each names the consent in a column `id` that sorts as text in C does (a uuid does) and comes sorted by it. */
const statements = {
  consent: "SELECT id, version, state FROM consent ORDER BY id",
  history: "SELECT aggregate_id AS id, version, data, at FROM consent_history ORDER BY aggregate_id, version",
  epochs: "SELECT consent_id AS id, * FROM consent_epoch ORDER BY consent_id, epoch",
  notices: "SELECT consent_id AS id, language, hash, text FROM consent_notice ORDER BY consent_id, language",
  account: "SELECT id, version, state FROM receipt_account ORDER BY id",
  accountHistory: "SELECT aggregate_id AS id, version, data, at FROM receipt_account_history ORDER BY aggregate_id, version",
  receipts: "SELECT consent_id AS id, id AS receipt_id, epoch, holder, referral_id, recipient, jws, public_jwk, at FROM receipt ORDER BY consent_id, epoch, holder",
  told: "SELECT consent_id AS id, id AS disclosure_id, referral_id, discloser, recipient, purpose, categories, consent_id, epoch FROM disclosure WHERE is_told ORDER BY consent_id, position",
  events: `SELECT coalesce(data->>'consentId', '') AS id, event_id, topic, type, key, data FROM outbox WHERE NOT (${ofRepresentation}) ORDER BY coalesce(data->>'consentId', '') COLLATE "C", position`,
} as const;

type Lists = Omit<ConsentFile, "consentId">;

/**
 * Everything about each consent, one consent after the other: a merge of all the tables, each read once in the order of
 * consents. Memory: a page of each table, however many rows there are.
 */
export async function* consentFiles(snapshot: Snapshot): AsyncGenerator<ConsentFile> {
  const names = Object.keys(statements) as (keyof Lists)[];
  const readers = new Map<keyof Lists, GroupReader>();
  for (const name of names) readers.set(name, await groupReader(snapshot.stream<{ id: string }>(statements[name])));
  for (;;) {
    const next = [...readers.values()].map(({ id }) => id()).filter((id) => id !== undefined).reduce<string | undefined>((least, id) => (least === undefined || id < least ? id : least), undefined);
    if (next === undefined) return;
    const lists: Record<string, unknown> = {};
    for (const [name, reader] of readers) lists[name] = await reader.take(next);
    yield { consentId: next, ...(lists as unknown as Lists) };
  }
}

interface GroupReader {
  /** Whose rows come next; undefined at the end. */
  id(): string | undefined;
  take(id: string): Promise<readonly { id: string }[]>;
}

async function groupReader(pages: AsyncGenerator<{ id: string }[]>): Promise<GroupReader> {
  let page: { id: string }[] = [];
  let at = 0;
  const fill = async () => {
    if (at < page.length) return;
    const next = await pages.next();
    page = next.done === true ? [] : next.value;
    at = 0;
  };
  await fill();
  return {
    id: () => page[at]?.id,
    async take(id) {
      const taken: { id: string }[] = [];
      for (let row = page[at]; row !== undefined && row.id === id; row = page[at]) {
        taken.push(row);
        at++;
        await fill();
      }
      return taken;
    },
  };
}
