import type pg from "pg";
import { DatabaseAway, isDatabaseAway } from "./failures.ts";

/**
 * Runs `work` in a transaction of its own: commits, or rolls back and throws what `work` threw.
 * Throws DatabaseAway where the connection could not be had or was lost on the way. A connection
 * lost during COMMIT leaves open whether it took effect; the inbox answers that at the next try.
 */
export async function inTransaction<Result>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new DatabaseAway("No connection to the database", { cause });
  });
  // A connection that breaks while it is checked out emits this; without a listener the process would die.
  const onError = () => undefined;
  client.on("error", onError);
  let broken = false;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    broken = await client.query("ROLLBACK").then(() => false, () => true);
    if (broken || isDatabaseAway(error)) throw new DatabaseAway("The database went away", { cause: error });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}
