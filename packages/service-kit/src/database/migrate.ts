import type pg from "pg";
import type { Log } from "../log.ts";
import { migrationFiles, type MigrationFile } from "./migration-files.ts";
import { describeFailure } from "./migration-failure.ts";
import { isCurrent, migrationState, readMigrationState, refusalToMigrate } from "./migration-state.ts";
import { withOneConnection } from "./one-connection.ts";
import { schemaEngineOn } from "./schema-engine.ts";

export { migrationState } from "./migration-state.ts";

export type MigrateOptions = {
  /** As the database's owner. */
  readonly url: string;
  /** `<service>/prisma/migrations` */
  readonly migrationsDir: string;
  readonly log?: Pick<Log, "info">;
};

/**
 * Brings a database to the state of its folder of migrations, through Prisma's own engine (as WebAssembly) and its
 * table `_prisma_migrations`. All that is pending goes in **one transaction**, the engine's notes about it included:
 * either all of it stands afterwards or nothing does, so a failed run leaves no half-failed row that Prisma would
 * refuse to pass, and an older version of the program still finds the database it knows. A migration can therefore
 * not hold what PostgreSQL refuses inside a transaction (CREATE INDEX CONCURRENTLY, VACUUM).
 * A second instance waits on an advisory lock and then finds nothing to do.
 *
 * Nothing pending: one connection and two reads, without loading the engine. Otherwise 30 ms to load it, once, and
 * about 50 ms a database.
 *
 * @returns the names of the migrations that this call applied
 * @throws Error with a plain sentence: the database is newer than the code, an applied migration was edited, or a
 *   migration failed (which, at which line and statement, what the database said)
 */
export async function migrate({ url, migrationsDir, log }: MigrateOptions): Promise<string[]> {
  const files = await migrationFiles(migrationsDir);
  const state = await migrationState(url, migrationsDir);
  if (isCurrent(state)) return [];
  refuse(refusalToMigrate(state), url);
  return withOneConnection(url, "migrate", (client, pool) => applyPending(client, pool, files, url, log));
}

async function applyPending(
  client: pg.PoolClient,
  pool: pg.Pool,
  files: readonly MigrationFile[],
  url: string,
  log: Pick<Log, "info"> | undefined,
): Promise<string[]> {
  await client.query("SET client_min_messages = warning");
  await client.query("BEGIN");
  await client.query("SELECT pg_advisory_xact_lock(hashtext('haandslag.migrate'))");
  // Asked again under the lock: another instance may have been quicker.
  const state = await readMigrationState(client, files);
  refuse(refusalToMigrate(state), url);
  if (state.pending.length === 0) return [];
  const waiting = files.filter((file) => state.pending.includes(file.name));
  let failure: Error | undefined;
  const engine = await schemaEngineOn(client, pool, async (sql) => {
    const file = waiting.find((candidate) => candidate.sql === sql);
    await client.query("SAVEPOINT before_script");
    try {
      await client.query(sql);
      log?.info({ migration: file?.name }, "applied a migration");
    } catch (error) {
      failure ??= await describeFailure(client, file?.name ?? "of unknown name", sql, error);
      throw error;
    }
  });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: "",
        lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
        shadowDbInitScript: "",
        migrationDirectories: files.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    await allowAppToReadState(client);
    await client.query("COMMIT");
    return appliedMigrationNames;
  } catch (error) {
    // The connection is destroyed next, and the open transaction with it.
    throw failure ?? error;
  } finally {
    engine.free();
  }
}

/** Readiness is asked by the app role, `<name>_app` beside `<name>_owner`. */
async function allowAppToReadState(client: pg.PoolClient): Promise<void> {
  await client.query(`DO $do$
    DECLARE app text := regexp_replace(current_user, '_owner$', '_app');
    BEGIN
      IF app <> current_user AND EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
        EXECUTE format('GRANT SELECT ON public._prisma_migrations TO %I', app);
      END IF;
    END $do$`);
}

function refuse(sentence: string | undefined, url: string): void {
  if (sentence !== undefined) throw new Error(`Database ${new URL(url).pathname.slice(1)}: ${sentence}`);
}
