import pg from "pg";
import type { TestService } from "./test-schema.ts";

/**
 * Tables that are not kept apart by row-level security, and why. Every other table of a service's database has a policy
 * that asks for `app.tenant`; a new one that has none, and no line here, fails a test.
 */
export const openToEveryTenant: Readonly<Record<TestService, Readonly<Record<string, string>>>> = {
  consent: {
    notice: "published texts, templates without a name of anybody; the same for all",
    log_leaf: "public: salted hashes, served without a token",
    log_tile: "public: hashes of the tree, served without a token",
    log_checkpoint: "public: signed notes, served without a token",
  },
  referral: {
    organisation: "the directory, which everybody may read; nothing about any citizen",
    data_agreement: "the directory",
    service: "the directory",
    service_area: "the directory",
    capacity: "the directory",
    unit: "names of authorities' units, as in the directory",
  },
  "peer-assignment": {},
  outcomes: {},
  portal: {},
  referral_keys: { data_key: "wrapped keys and ids: nothing is read with them but through the content's own rows, which are guarded", retired_kek: "names of keys, no key" },
  peer_assignment_keys: { data_key: "as in the referral service's key store", retired_kek: "names of keys, no key" },
  outcomes_keys: { data_key: "as in the referral service's key store", retired_kek: "names of keys, no key" },
};

/** Prisma's own note of what was migrated. */
const notOurs = ["_prisma_migrations"];

/** Tables of a database without row-level security, or with a policy for the app that does not ask for `app.tenant`. @param url as the owner */
export async function tablesWithoutRowSecurity(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1) AND (
         NOT c.relrowsecurity
         OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 0 = ANY (p.polroles))
         OR EXISTS (SELECT FROM pg_policy p, concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) AS said
                    WHERE p.polrelid = c.oid AND 0 = ANY (p.polroles) AND said !~ 'app\\.tenant|in_scope\\(|whole_service\\(|is_peers_own\\('))
       ORDER BY 1`, [notOurs]);
    return rows.map(({ name }) => name);
  });
}

/**
 * By plain SQL as the app role: how many rows of each guarded table are there within a scope.
 * @param url as the app
 * @param scope what `app.tenant` is set to; undefined: never set
 */
export async function rowsWithin(url: string, scope: string | undefined): Promise<Record<string, number>> {
  return withClient(url, async (client) => {
    if (scope !== undefined) await client.query("SELECT set_config('app.tenant', $1, false)", [scope]);
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relrowsecurity AND has_table_privilege(oid, 'SELECT') ORDER BY 1`);
    const counted: Record<string, number> = {};
    for (const { name } of tables) counted[name] = (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${name}`)).rows[0]?.n ?? -1;
    return counted;
  });
}

/** How many rows a statement touches, as the app role within a scope. @throws what the database says */
export async function touchedWithin(url: string, scope: string | undefined, statement: string): Promise<number> {
  return withClient(url, async (client) => {
    if (scope !== undefined) await client.query("SELECT set_config('app.tenant', $1, false)", [scope]);
    return (await client.query(statement)).rowCount ?? 0;
  });
}

/**
 * By plain SQL as the app role: every change that the grants allow on the guarded tables, tried on all rows and rolled back.
 * A change that the grants refuse ("update data", "delete") is not in the answer.
 * @param url as the app
 * @param scope what `app.tenant` is set to; undefined: never set
 * @returns table → change → how many rows it touches
 * @throws what the database says, but for a missing grant
 */
export async function changesWithin(url: string, scope: string | undefined): Promise<Record<string, Record<string, number>>> {
  return withClient(url, async (client) => {
    if (scope !== undefined) await client.query("SELECT set_config('app.tenant', $1, false)", [scope]);
    // What is generated cannot be set by anybody.
    const { rows: tables } = await client.query<{ name: string; columns: { name: string; isIdentity: boolean }[] }>(
      `SELECT c.relname AS name, json_agg(json_build_object('name', a.attname, 'isIdentity', a.attidentity <> '') ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relrowsecurity GROUP BY 1 ORDER BY 1`);
    const touched: Record<string, Record<string, number>> = {};
    for (const { name, columns } of tables) {
      const changes = columns.map((column) => [`update ${column.name}`, `UPDATE ${name} SET "${column.name}" = ${column.isIdentity ? "DEFAULT" : `"${column.name}"`}`] as const);
      for (const [change, statement] of [...changes, ["delete", `DELETE FROM ${name}`] as const]) {
        await client.query("BEGIN");
        const rows = await client.query(statement).then(({ rowCount }) => rowCount ?? 0, (error: Error) => {
          if (error.message.startsWith("permission denied")) return undefined;
          throw error;
        }).finally(() => client.query("ROLLBACK"));
        if (rows !== undefined) touched[name] = { ...touched[name], [change]: rows };
      }
    }
    return touched;
  });
}

async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return await use(client).finally(() => client.end());
}
