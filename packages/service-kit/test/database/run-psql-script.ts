import pg from "pg";

/**
 * Runs a script for psql over `pg`, as far as infra/database/roles.sql needs it (variables, \gset, \gexec, \connect,
 * \getenv), since the machine that runs the tests need not have psql.
 */
export async function runPsqlScript(script: string, url: string, given: Record<string, string>): Promise<void> {
  const variables = { ...given };
  let client = await connect(url);
  const filled = (sql: string) =>
    sql
      .replace(/:'(\w+)'/g, (_, name: string) => client.escapeLiteral(value(variables, name)))
      .replace(/:"(\w+)"/g, (_, name: string) => client.escapeIdentifier(value(variables, name)));
  try {
    // A piece ends with ; or \gexec or \gset; the other backslash commands stand on a line of their own.
    const pieces = script.replace(/^--.*$/gm, "").match(/^\\(?:set|getenv|connect).*$|[^;\\]+(?:;|\\gexec|\\gset)/gm) ?? [];
    for (const piece of pieces.map((text) => text.trim())) {
      if (piece.startsWith("\\connect")) {
        await client.end();
        client = await connect(Object.assign(new URL(url), { pathname: `/${value(variables, "name")}` }).href);
      } else if (piece.startsWith("\\")) continue;
      else if (piece.endsWith("\\gset")) Object.assign(variables, (await client.query(filled(piece.slice(0, -5)))).rows[0]);
      else if (piece.endsWith("\\gexec")) {
        const { rows } = await client.query({ text: filled(piece.slice(0, -6)), rowMode: "array" });
        for (const [statement] of rows) await client.query(statement);
      } else await client.query(filled(piece));
    }
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function value(variables: Record<string, string>, name: string): string {
  const found = variables[name];
  if (found === undefined) throw new Error(`The script uses :${name}, which nothing sets.`);
  return found;
}
