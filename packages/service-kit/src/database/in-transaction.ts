import type { Pool, PoolClient } from "pg";

/** BEGIN … COMMIT on one connection; anything thrown rolls back. A connection that cannot roll back is thrown away. */
export async function inTransaction<Result>(pool: Pool, work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    await tx.query("BEGIN");
    const result = await work(tx);
    await tx.query("COMMIT");
    return result;
  } catch (error) {
    await tx.query("ROLLBACK").catch((rollbackError: Error) => { broken = rollbackError; });
    throw error;
  } finally {
    tx.release(broken);
  }
}
