import pg from "pg";
import { migrationFiles, type MigrationFile } from "./migration-files.ts";

/** How a database and a folder of migrations stand to each other. All empty: the database is current. */
export type MigrationState = {
  /** In the folder, not yet in the database. */
  readonly pending: readonly string[];
  /** Applied, and the file has another content now. */
  readonly edited: readonly string[];
  /** Applied, and not in the folder: the database is newer than the code. */
  readonly unknown: readonly string[];
  /** Started by another tool and never finished. */
  readonly failed: readonly string[];
};

/**
 * Reads the state by plain SQL, without Prisma's engine: 2 ms on an open pool, for readiness.
 *
 * @param database a connection string or a pool; the role needs SELECT on `_prisma_migrations` (the app role has it)
 */
export async function migrationState(database: string | pg.Pool, migrationsDir: string): Promise<MigrationState> {
  const files = await migrationFiles(migrationsDir);
  if (typeof database !== "string") return readMigrationState(database, files);
  const client = new pg.Client({ connectionString: database, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {
    // The query that waits for this connection rejects with the same error.
  });
  await client.connect();
  try {
    return await readMigrationState(client, files);
  } finally {
    await client.end();
  }
}

type Row = { migration_name: string; checksum: string; finished: boolean };

export async function readMigrationState(
  database: Pick<pg.ClientBase, "query"> | pg.Pool,
  files: readonly MigrationFile[],
): Promise<MigrationState> {
  const table = await database.query<{ there: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there");
  const { rows } = table.rows[0]?.there
    ? await database.query<Row>(
        `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
         FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
      )
    : { rows: [] };
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  const known = new Set(files.map((file) => file.name));
  return {
    pending: files.filter((file) => !applied.has(file.name)).map((file) => file.name),
    edited: files
      .filter((file) => applied.get(file.name)?.finished && applied.get(file.name)?.checksum !== file.checksum)
      .map((file) => file.name),
    unknown: rows.filter((row) => !known.has(row.migration_name)).map((row) => row.migration_name),
    failed: rows.filter((row) => !row.finished).map((row) => row.migration_name),
  };
}

export function isCurrent(state: MigrationState): boolean {
  return Object.values(state).every((names) => names.length === 0);
}

/** A plain sentence why a database must not be migrated, or undefined where it may. */
export function refusalToMigrate(state: MigrationState): string | undefined {
  if (state.unknown.length > 0) {
    return (
      `The database has ${quoted(state.unknown)}, which this version of the program does not know: a newer version made ` +
      "it (a data folder of another version). Run that version, or start on another data folder. Nothing was changed."
    );
  }
  if (state.edited.length > 0) {
    return (
      `${quoted(state.edited)} was applied to this database and its file has been edited since. Put the file back as it ` +
      "was and write what is to change as a new migration. Nothing was changed."
    );
  }
  if (state.failed.length > 0) {
    return (
      `${quoted(state.failed)} was begun on this database by another tool and never finished. See what it left behind, ` +
      "then remove its row from _prisma_migrations. Nothing was changed."
    );
  }
  return undefined;
}

function quoted(names: readonly string[]): string {
  return `migration ${names.join(", ")}`;
}
