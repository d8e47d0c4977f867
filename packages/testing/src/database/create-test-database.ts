import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { connectPool, urlFor } from "@haandslag/service-kit/database";
import pg from "pg";
import { template } from "./template.ts";
import { rolesOf, serviceSchema, sqlSchema, type TestRoles, type TestService } from "./test-schema.ts";

export type TestDatabaseOptions = {
  /** The schema of a service or key store, by its own migrations. */
  readonly service?: TestService;
  /**
   * Instead of a service: the whole schema, run once as owner into a template. Beside a service: run as owner into the
   * clone, on top. `current_database() || '_app'` names the app's role in the first case only; the function form is
   * told the roles in both.
   */
  readonly sql?: string | ((roles: TestRoles) => string);
  /** Superuser's connection string; by default that of the Vitest run. */
  readonly server?: string;
};

export type TestDatabase = {
  /** As `<name>_app`, the role that services run as. */
  readonly url: string;
  readonly ownerUrl: string;
  readonly retentionUrl: string;
  readonly superuserUrl: string;
  readonly roles: TestRoles;
  /** As the app role. Closed by `drop`. */
  readonly pool: pg.Pool;
  /** As the owner, past all grants and row-level security: for looking at what stands there. Closed by `drop`. */
  readonly owner: pg.Pool;
  drop(): Promise<void>;
};

const admins = new Map<string, pg.Pool>();

/**
 * A fresh database, cloned from a template that is migrated once a run. 10 ms here, the first of a schema 0.3 s.
 */
export async function createTestDatabase(o: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = o.server ?? (await serverOfRun());
  const admin = adminOf(server);
  const schema = o.service === undefined ? sqlSchema(o.sql ?? "") : serviceSchema(o.service);
  const base = await template(admin, server, schema);
  const roles = rolesOf(schema.name);
  const name = `${schema.name}_${randomBytes(6).toString("hex")}`;
  // Copying files: 10 ms here; through the log (the default) 25, and a test server has no use for a log.
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${schema.name} OWNER ${roles.owner} STRATEGY file_copy`);
  // A clone has its template's tables and grants, but not the grants on the database itself.
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO ${roles.app}, ${roles.retention}`);
  const url = (of: string) => urlFor(of, { database: name });
  if (o.service !== undefined && o.sql !== undefined) {
    await runSql(url(base.ownerUrl), typeof o.sql === "string" ? o.sql : o.sql(roles));
  }
  const pool = connectPool(url(base.appUrl), { max: 10, applicationName: "test" });
  const owner = connectPool(url(base.ownerUrl), { max: 2, applicationName: "test, looking" });
  return {
    url: url(base.appUrl),
    ownerUrl: url(base.ownerUrl),
    retentionUrl: url(base.retentionUrl),
    superuserUrl: url(server),
    roles,
    pool,
    owner,
    async drop() {
      for (const each of [pool, owner]) if (!each.ended) await each.end();
      await sessionsAreGone(admin, name);
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function serverOfRun(): Promise<string> {
  // Loaded only here, so that a benchmark can use this file with a server of its own.
  const { inject } = await import("vitest");
  return inject("postgresUrl");
}

function adminOf(server: string): pg.Pool {
  let admin = admins.get(server);
  if (!admin) {
    admin = new pg.Pool({ connectionString: server, max: 2, application_name: "test admin", allowExitOnIdle: true });
    admin.on("error", () => {
      // The server of the run is being stopped; the next query says so.
    });
    admins.set(server, admin);
  }
  return admin;
}

/** PostgreSQL looks for sessions that are about to end every 100 ms only: looking ourselves makes dropping ten times as quick. */
async function sessionsAreGone(admin: pg.Pool, database: string): Promise<void> {
  for (let look = 0; look < 20; look++) {
    const { rowCount } = await admin.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1 LIMIT 1", [database]);
    if (rowCount === 0) return;
    await sleep(2);
  }
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
