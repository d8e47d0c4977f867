import { inTransaction, type Queryable } from "@haandslag/service-kit";
import type { Pool } from "pg";

/** Several reads of one state of the database: what is written meanwhile is in none of them. */
export const inOneSnapshot = <Result>(pool: Pool, read: (db: Queryable) => Promise<Result>): Promise<Result> =>
  inTransaction(pool, async (tx) => {
    await tx.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    return await read(tx);
  });
