import { readFile } from "node:fs/promises";
import type pg from "pg";
import { withOneConnection } from "./one-connection.ts";
import { enginePanic, schemaEngineOn } from "./schema-engine.ts";
import { splitStatements } from "./split-statements.ts";

/**
 * By which SQL the database would become what schema.prisma says; empty where the two agree. For tests: a client that
 * was generated from another schema than the migrations make fails at the first query that needs the difference.
 *
 * Not counted, because the client never notices: tables and enums that schema.prisma leaves out (they are reached by
 * plain SQL), indexes that it leaves out, and "defaults" of generated columns (Prisma knows no generated columns and
 * takes the expression for a default). Prisma sees neither checks, triggers, grants nor partial indexes.
 *
 * @param o.url as the owner
 */
export async function schemaDrift(o: { url: string; schemaPath: string }): Promise<string> {
  const schema = { files: [{ path: "schema.prisma", content: await readFile(o.schemaPath, "utf8") }] };
  return withOneConnection(o.url, "schema drift", async (client, pool) => {
    const engine = await schemaEngineOn(client, pool, async () => {});
    const diff = async (externalTables: string[]) => {
      const { stdout } = await engine
        .diff({
          from: { tag: "schemaDatasource", ...schema, configDir: "" },
          to: { tag: "schemaDatamodel", ...schema },
          script: true,
          exitCode: null,
          filters: { externalTables, externalEnums: [] },
        })
        .catch((cause: unknown) => {
          throw new Error(`Prisma's engine could not compare ${o.schemaPath} with the database: ${enginePanic() ?? String(cause)}`, { cause });
        });
      return splitStatements(stdout ?? "").map((statement) => statement.text);
    };
    const leftOut = (await diff([])).flatMap((statement) => /^DROP TABLE "(.+)"$/.exec(statement)?.[1] ?? []);
    const statements = await diff(leftOut.map((table) => `public.${table}`));
    const generated = await generatedColumns(client);
    return statements
      .filter((statement) => !/^DROP (INDEX|TYPE) /.test(statement))
      .flatMap((statement) => withoutGeneratedDefaults(statement, generated) ?? [])
      .map((statement) => `${statement};`)
      .join("\n");
  });
}

/** As `table.column`. */
async function generatedColumns(client: pg.ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attrelid::regclass::text || '.' || attname AS name FROM pg_attribute WHERE attgenerated <> '' AND NOT attisdropped`,
  );
  return new Set(rows.map((row) => row.name));
}

function withoutGeneratedDefaults(statement: string, generated: ReadonlySet<string>): string | undefined {
  const [, table, changes] = /^ALTER TABLE "([^"]+)" ((?:ADD|ALTER|DROP) COLUMN[\s\S]*)$/.exec(statement) ?? [];
  if (table === undefined || changes === undefined) return statement;
  const left = changes.split(/,\n(?=(?:ADD|ALTER|DROP) )/).filter((change) => {
    const column = /^ALTER COLUMN "([^"]+)" DROP DEFAULT$/.exec(change)?.[1];
    return column === undefined || !generated.has(`${table}.${column}`);
  });
  return left.length === 0 ? undefined : `ALTER TABLE "${table}" ${left.join(",\n")}`;
}
