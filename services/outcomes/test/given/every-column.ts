import type { TestDatabase } from "@haandslag/testing";
import pg from "pg";

/** Every row of every table as text, by the owner, so that nothing can hide behind a grant: `table → rows`. */
export async function everyColumn(...databases: TestDatabase[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { ownerUrl } of databases) {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
      for (const { name } of tables) {
        const { rows } = await client.query<{ text: string }>(`SELECT row_to_json(t)::text AS text FROM "${name}" t`);
        found.set(`${found.has(name) ? "keys " : ""}${name}`, rows.map(({ text }) => text).join("\n"));
      }
    } finally {
      await client.end();
    }
  }
  return found;
}
