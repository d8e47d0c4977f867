import { type ConsentEpochRow, recordOfConsentEpoch } from "../../domain/log/consent-epoch-record.ts";
import { type DisclosureRow, recordOfDisclosure } from "../../domain/log/disclosure-record.ts";
import type { LogRecord } from "../../domain/log/log-record.ts";
import type { ReceiptRow } from "../../domain/log/receipt-record.ts";
import { recordOfTombstone, type TombstoneRow } from "../../domain/log/tombstone-record.ts";
import { receiptRecord } from "../log/receipt-record.ts";
import type { Snapshot } from "./snapshot.ts";

/** A leaf, its entry, and what the entry's row says now. */
export interface LoggedRow {
  readonly index: number;
  readonly entryId: string;
  readonly hash: Buffer;
  readonly kind: LogRecord["type"];
  readonly ref: string;
  readonly salt: Buffer | null;
  readonly commitment: Buffer;
  /** Built again from the row; undefined where there is none. */
  readonly record: LogRecord | undefined;
  /** The row is there, and is nothing that a record can be made of. */
  readonly isUnreadable: boolean;
  /** A time in the row is finer than the milliseconds that records are made of: the service writes none such. */
  readonly isInexact: boolean;
  /** Retention deleted the row, and says so; the earliest tombstone of it. */
  readonly buried: Burial | undefined;
}

export interface Burial {
  /** Code of the row of the retention table. */
  readonly rule: string;
  readonly at: Date;
  /** Consents were deleted by that rule at that moment: receipts go with theirs alone. */
  readonly withConsents: boolean;
}

interface LeafRow { readonly index: string; readonly entry_id: string; readonly hash: Buffer; readonly kind: LogRecord["type"]; readonly ref: string; readonly salt: Buffer | null; readonly commitment: Buffer; readonly rule: string | null; readonly buried_at: Date; readonly with_consents: boolean }

/** The leaves in the order in which they stand, a page at a time, each with the record of its row. */
export async function* logPages(snapshot: Snapshot): AsyncGenerator<LoggedRow[]> {
  const pages = snapshot.stream<LeafRow>(`
    SELECT l.index, l.entry_id, l.hash, e.kind, e.ref, e.salt, e.commitment, b.rule, b.at AS buried_at,
      b.at IS NOT NULL AND EXISTS (SELECT FROM tombstone c WHERE c.of = 'consent-epoch' AND c.rule = b.rule AND c.at = b.at) AS with_consents
    FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id
    LEFT JOIN LATERAL (SELECT t.rule, t.at FROM tombstone t WHERE e.salt IS NULL AND t.refs @> ARRAY[e.ref] AND t.of = e.kind ORDER BY t.at LIMIT 1) b ON true
    ORDER BY l.index`);
  for await (const leaves of pages) {
    const records = new Map<string, Pick<LoggedRow, "record" | "isUnreadable" | "isInexact">>();
    for (const kind of Object.keys(tables) as (keyof typeof tables)[]) {
      const refs = leaves.flatMap((leaf) => (leaf.kind === kind && tables[kind].form.test(leaf.ref) ? [leaf.ref] : []));
      if (refs.length === 0) continue;
      const { text, recordOf } = tables[kind];
      const ids = refs.map((ref) => ref.slice(0, uuidLength));
      for (const row of await snapshot.rows<RowWithRef>(text, [ids])) records.set(`${kind} ${row.ref}`, { ...readable(() => recordOf(row)), isInexact: row.is_inexact });
    }
    yield leaves.map(({ index, entry_id, kind, ref, rule, buried_at, with_consents, ...rest }) => {
      const found = records.get(`${kind} ${ref}`);
      return { ...rest, index: Number(index), entryId: entry_id, kind, ref, record: found?.record, isUnreadable: found?.isUnreadable ?? false, isInexact: found?.isInexact ?? false, buried: rule === null ? undefined : { rule, at: buried_at, withConsents: with_consents } };
    });
  }
}

/** One value that the service never writes (a time without end) must not keep the audit from all the other rows. */
function readable(recordOf: () => LogRecord): Pick<LoggedRow, "record" | "isUnreadable"> {
  try {
    return { record: recordOf(), isUnreadable: false };
  } catch {
    return { record: undefined, isUnreadable: true };
  }
}

type RowWithRef = { readonly ref: string; readonly is_inexact: boolean };
const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const inexact = (...columns: string[]) => `(${columns.map((column) => `${column} IS DISTINCT FROM date_trunc('milliseconds', ${column})`).join(" OR ")}) AS is_inexact`;

const uuidLength = 36;

/**
 * Where each kind of record has its row, found by index from the ids in $1: joined with a list of refs, the database reads
 * the whole table for each page (tried). Of a consent all epochs come; those of another page are passed over.
 */
const tables = {
  "consent-epoch": {
    form: new RegExp(`^${uuid}/[1-9][0-9]{0,8}$`),
    text: `SELECT e.consent_id || '/' || e.epoch AS ref, e.*, ${inexact("e.at", "e.valid_from", "e.expires_at")} FROM consent_epoch e WHERE e.consent_id = ANY($1::uuid[])`,
    recordOf: (row: RowWithRef) => recordOfConsentEpoch(row as RowWithRef & ConsentEpochRow),
  },
  disclosure: {
    form: new RegExp(`^${uuid}$`),
    text: `SELECT d.id::text AS ref, d.*, ${inexact("d.at")} FROM disclosure d WHERE d.id = ANY($1::uuid[])`,
    recordOf: (row: RowWithRef) => recordOfDisclosure(row as RowWithRef & DisclosureRow),
  },
  receipt: {
    form: new RegExp(`^${uuid}$`),
    text: `SELECT p.id::text AS ref, p.*, ${inexact("p.at")} FROM receipt p WHERE p.id = ANY($1::uuid[])`,
    recordOf: (row: RowWithRef) => receiptRecord(row as RowWithRef & ReceiptRow),
  },
  tombstone: {
    form: new RegExp(`^${uuid}$`),
    text: `SELECT r.ref, t.*, ${inexact("t.at")} FROM unnest($1::text[]) AS r(ref) JOIN tombstone t ON t.id = r.ref::uuid`,
    recordOf: (row: RowWithRef) => recordOfTombstone(row as RowWithRef & TombstoneRow),
  },
} as const;

/** The leaves' commitments in the order in which their entries were written, from the first on. */
export async function* commitmentsByEntry(snapshot: Snapshot): AsyncGenerator<Buffer[]> {
  for await (const page of snapshot.stream<{ commitment: Buffer }>("SELECT e.commitment FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id ORDER BY l.entry_id")) yield page.map(({ commitment }) => commitment);
}

/** What the log keeps of its tiles among these. */
export async function tilesAt(snapshot: Snapshot, wanted: readonly { readonly level: number; readonly index: number }[]) {
  const rows = await snapshot.rows<{ level: number; index: string; hashes: Buffer; inner_hashes: Buffer; root: Buffer }>(
    "SELECT t.* FROM unnest($1::int[], $2::bigint[]) AS w(level, index) JOIN log_tile t ON t.level = w.level AND t.index = w.index",
    [wanted.map(({ level }) => level), wanted.map(({ index }) => index)]);
  return new Map(rows.map((row) => [`${row.level}/${row.index}`, row]));
}

/** Tiles that a tree of this size has not got. */
export const tilesBeyond = (snapshot: Snapshot, size: number) =>
  snapshot.rows<{ level: number; index: string }>("SELECT level, index FROM log_tile WHERE (index + 1)::numeric * 256::numeric ^ (level + 1) > $1 ORDER BY level, index LIMIT 20", [size]);
