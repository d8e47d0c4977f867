import { createHmac } from "node:crypto";
import pg from "pg";

export type ProvisionedDatabase = { readonly ownerUrl: string; readonly appUrl: string; readonly retentionUrl: string };

export type RolePurpose = "owner" | "app" | "retention";

/** Passwords of a database's three roles: given, or derived from one secret (HMAC-SHA256 of the role's name). */
export type RolePasswords = { readonly secret: string } | Readonly<Record<RolePurpose, string>>;

const PURPOSES: readonly RolePurpose[] = ["owner", "app", "retention"];

/**
 * Makes a service's database and its roles `<name>_owner`, `<name>_app` and `<name>_retention`, or brings those that
 * are there to the same state. Nobody else may connect. Safe when two do it at once.
 * The same for a DBA in production: infra/database/roles.sql (a test holds the two together).
 *
 * @param superuserUrl any database of the cluster, as a role that may make roles and databases
 * @param name lower-case letters, digits and underscores
 * @returns connection strings for the three roles
 */
export async function provisionDatabase(
  superuserUrl: string,
  name: string,
  passwords: RolePasswords,
): Promise<ProvisionedDatabase> {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) {
    throw new Error("The name of a service's database has lower-case letters, digits and underscores only, at most 51.");
  }
  await withClient(superuserUrl, async (client) => {
    // Two that provision at once would otherwise both find the role missing, and then the database.
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [`haandslag.provision.${name}`]);
    // All of this is said again at every start: waiting for the disk each time would cost more than it keeps.
    await client.query("SET synchronous_commit = off");
    for (const purpose of PURPOSES) await client.query(roleStatement(client, `${name}_${purpose}`, passwordFor(passwords, name, purpose)));
    const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER ${name}_owner`);
    await client.query(
      `REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO ${name}_owner, ${name}_app, ${name}_retention`,
    );
    await withClient(urlFor(superuserUrl, { database: name }), (inside) =>
      inside.query(
        `SET synchronous_commit = off; REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO ${name}_app, ${name}_retention`,
      ),
    );
  });
  return databaseUrls(superuserUrl, name, passwords);
}

/** Where the three roles of a provisioned database connect to; nothing is asked or made. @param serverUrl any database of the server */
export function databaseUrls(serverUrl: string, name: string, passwords: RolePasswords): ProvisionedDatabase {
  const url = (purpose: RolePurpose) => urlFor(serverUrl, { database: name, user: `${name}_${purpose}`, password: passwordFor(passwords, name, purpose) });
  return { ownerUrl: url("owner"), appUrl: url("app"), retentionUrl: url("retention") };
}

const passwordFor = (passwords: RolePasswords, name: string, purpose: RolePurpose): string =>
  "secret" in passwords ? derivedPassword(passwords.secret, `${name}_${purpose}`) : passwords[purpose];

function derivedPassword(secret: string, role: string): string {
  return createHmac("sha256", secret).update(`haandslag.database-role.${role}`).digest("base64url");
}

function roleStatement(client: pg.Client, role: string, password: string): string {
  const attributes = `LOGIN PASSWORD ${client.escapeLiteral(password)}`;
  return `DO $do$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN ALTER ROLE ${role} ${attributes};
    ELSE CREATE ROLE ${role} ${attributes}; END IF;
  END $do$`;
}

/** The same server, with another database or role. */
export function urlFor(url: string, to: { database?: string; user?: string; password?: string }): string {
  const changed = new URL(url);
  if (to.database !== undefined) changed.pathname = `/${encodeURIComponent(to.database)}`;
  if (to.user !== undefined) changed.username = encodeURIComponent(to.user);
  if (to.password !== undefined) changed.password = encodeURIComponent(to.password);
  return changed.href;
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "provision", connectionTimeoutMillis: 5_000 });
  client.on("error", () => {
    // The query that waits for this connection rejects with the same error.
  });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
