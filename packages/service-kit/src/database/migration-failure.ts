import pg from "pg";
import { splitStatements } from "./split-statements.ts";

/**
 * Says which statement of a migration failed and what the database said. PostgreSQL gives a position only for what it
 * finds while parsing; for the rest the statements are run again one by one up to the failing one. The caller's
 * transaction holds a savepoint `before_script` and is thrown away afterwards.
 */
export async function describeFailure(client: pg.ClientBase, migration: string, sql: string, error: unknown): Promise<Error> {
  const said = error instanceof pg.DatabaseError ? `${withoutValues(error)} (${error.code ?? "no code"})` : "the connection was lost";
  const failing = error instanceof pg.DatabaseError ? await failingStatement(client, sql, error) : undefined;
  const where = failing ? `at line ${failing.line}: ${said}\n${failing.text}\n` : `: ${said}\n`;
  return new Error(
    `Migration ${migration} failed ${where}The database is as it was before. Mend the migration and start again.`,
    { cause: error },
  );
}

/** Data exceptions (class 22) repeat the value that they could not read; details repeat whole rows (CON-26). */
function withoutValues(error: pg.DatabaseError): string {
  return error.code?.startsWith("22") ? error.message.replace(/: ".*$/s, "") : error.message;
}

async function failingStatement(client: pg.ClientBase, sql: string, error: pg.DatabaseError) {
  const statements = splitStatements(sql);
  const position = Number(error.position);
  if (position > 0) {
    // Positions count characters from 1, in code points.
    const offset = [...sql].slice(0, position - 1).join("").length;
    const found = statements.find((statement) => offset < statement.end);
    if (found) return { ...found, line: sql.slice(0, offset).split("\n").length };
  }
  try {
    await client.query("ROLLBACK TO SAVEPOINT before_script");
    for (const statement of statements) {
      try {
        await client.query(statement.text);
      } catch (again) {
        return again instanceof pg.DatabaseError && again.code === error.code ? statement : undefined;
      }
    }
  } catch {
    // Without the connection there is no more to say.
  }
  return undefined;
}
