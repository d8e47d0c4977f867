import { provisionDatabase, type ProvisionedDatabase } from "@haandslag/service-kit/database";
import type pg from "pg";
import type { TestSchema } from "./test-schema.ts";

/** Passwords of a test server's roles guard nothing; derived so that every worker process knows them. */
const SECRET = "test server";
const MARK = "haandslag test template";

const made = new Map<string, Promise<ProvisionedDatabase>>();

/**
 * The template database of a schema, made once for the whole run on each server: the first worker process that needs it makes it under
 * an advisory lock, the others wait and find it. A template of an older schema (on a server that outlives the run) is
 * made anew.
 *
 * @throws Error where the server has a database of that name that is no template of ours
 */
export function template(admin: pg.Pool, adminUrl: string, schema: TestSchema): Promise<ProvisionedDatabase> {
  // One process may use several servers, one after the other: each of the benchmark's parts has its own.
  const key = `${adminUrl} ${schema.name} ${schema.fingerprint}`;
  let promise = made.get(key);
  if (!promise) {
    promise = make(admin, adminUrl, schema);
    made.set(key, promise);
  }
  return promise;
}

async function make(admin: pg.Pool, adminUrl: string, schema: TestSchema): Promise<ProvisionedDatabase> {
  const client = await admin.connect();
  const lock = `haandslag.template.${schema.name}`;
  try {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [lock]);
    const mark = `${MARK} ${schema.fingerprint}`;
    const found = await client.query<{ mark: string | null }>(
      "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1",
      [schema.name],
    );
    const there = found.rows[0];
    if (there && !there.mark?.startsWith(MARK)) {
      throw new Error(
        `The test server has a database "${schema.name}" that is not a test's. Tests need a PostgreSQL server of their own: ` +
          "let TEST_POSTGRES_URL name one, or leave it out for an embedded one.",
      );
    }
    if (there && there.mark !== mark) await client.query(`DROP DATABASE ${schema.name} WITH (FORCE)`);
    const database = await provisionDatabase(adminUrl, schema.name, { secret: SECRET });
    if (there?.mark !== mark) {
      // Marked at once as a test's; with the fingerprint only when it is complete.
      await client.query(`COMMENT ON DATABASE ${schema.name} IS '${MARK}, unfinished'`);
      await schema.fill(database.ownerUrl);
      await client.query(`COMMENT ON DATABASE ${schema.name} IS '${mark}'`);
    }
    return database;
  } finally {
    // Destroyed rather than unlocked: the lock goes with the session, whatever happened.
    client.release(true);
  }
}
