import type { Pool, PoolClient } from "pg";

export type SnapshotPool = Pick<Pool, "connect">;

/** The database as it was at one moment, however long it takes to read it. */
export interface Snapshot {
  /** As a pool has it. */
  readonly query: PoolClient["query"];
  /** A statement whose result is small. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A statement's rows, page after page by a cursor: never more than a page in memory. `text` is from our own code. */
  stream<Row extends object>(text: string): AsyncGenerator<Row[]>;
}

/** Rows of a page: some 300 kB of the widest table. */
const pageRows = 1000;

/**
 * Reads in one transaction that sees one moment (REPEATABLE READ, read only): what is written meanwhile is seen whole or
 * not at all, so a table never seems to lack what another one has.
 */
export async function inSnapshot<Result>(pool: SnapshotPool, read: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // All rows of a cursor will be fetched: plan for the last one, not for the first.
    await client.query("SET LOCAL cursor_tuple_fraction = 1");
    return await read(snapshotOn(client));
  } finally {
    await client.query("ROLLBACK").catch((error: Error) => { broken = error; });
    client.release(broken);
  }
}

function snapshotOn(client: PoolClient): Snapshot {
  let cursors = 0;
  return {
    query: client.query.bind(client) as PoolClient["query"],
    async rows<Row extends object>(text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query(text, [...values]);
      return rows as Row[];
    },
    async *stream<Row extends object>(text: string) {
      const cursor = `audit_${++cursors}`;
      await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`);
      for (;;) {
        const { rows } = await client.query(`FETCH ${pageRows} FROM ${cursor}`);
        if (rows.length > 0) yield rows as Row[];
        if (rows.length < pageRows) break;
      }
      await client.query(`CLOSE ${cursor}`);
    },
  };
}
