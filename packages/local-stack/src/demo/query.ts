import pg from "pg";
import type { DatabaseName } from "../stack/databases.ts";
import type { Stack } from "../stack/start-stack.ts";

/** Looks into a database itself, as superuser: what an API says is not enough here. */
export async function query<Row extends object>(stack: Stack, database: DatabaseName, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.databases[database].superuserUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
