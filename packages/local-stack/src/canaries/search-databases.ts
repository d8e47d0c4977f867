import pg from "pg";
import { type Canary, canariesIn, type Sighting } from "./spellings.ts";

export interface Finding extends Sighting {
  readonly where: string;
}

/**
 * Every column of every table of a database, by SQL as superuser: nothing is left out because an API does not show it.
 * Bytes are looked at as text and as hex.
 */
export async function searchDatabase(superuserUrl: string, name: string, canaries: readonly Canary[]): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ schema: string; table: string; column: string; type: string }>(
      `SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, t.typname AS type
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
       WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`);
    const findings: Finding[] = [];
    for (const { schema, table, column, type } of columns) {
      const expression = type === "bytea" ? `encode("${column}", 'hex') || ' ' || encode("${column}", 'escape')` : `"${column}"::text`;
      const { rows } = await client.query<{ all: string | null }>(`SELECT string_agg(${expression}, E'\\n') AS all FROM "${schema}"."${table}"`);
      for (const sighting of canariesIn(rows[0]?.all ?? "", canaries)) findings.push({ where: `${name}: ${table}.${column}`, ...sighting });
    }
    return findings;
  } finally {
    await client.end();
  }
}
