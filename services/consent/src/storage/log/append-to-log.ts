import type { Queryable } from "@haandslag/service-kit";
import { commitmentOf, newSalt } from "@haandslag/transparency-log";
import { type LogRecord, refOf } from "../../domain/log/log-record.ts";

/** A record as the table of entries keeps it. */
export interface SealedRecord {
  readonly kind: LogRecord["type"];
  readonly ref: string;
  readonly salt: Buffer;
  readonly commitment: Buffer;
}

/** Under a salt of its own, which whoever shall be able to check the record must be given. */
export function sealRecord(record: LogRecord): SealedRecord {
  const salt = newSalt();
  return { kind: record.type, ref: refOf(record), salt, commitment: commitmentOf(salt, record) };
}

/**
 * Commits to these records in the transaction that writes what they are about (CON-30); the worker puts them into the
 * tree after the commit, in the order in which they are given here.
 * @throws a unique violation where a record with that `ref` is in the log already
 */
export async function appendToLog(tx: Queryable, records: readonly LogRecord[]): Promise<void> {
  if (records.length === 0) return;
  const sealed = records.map(sealRecord);
  await tx.query({
    name: "append-to-log",
    text: `INSERT INTO log_entry (kind, ref, salt, commitment)
           SELECT kind, ref, salt, commitment FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS r(kind, ref, salt, commitment, n) ORDER BY n`,
    values: [sealed.map(({ kind }) => kind), sealed.map(({ ref }) => ref), sealed.map(({ salt }) => salt), sealed.map(({ commitment }) => commitment)],
  });
}
