import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

export type MigrationFile = {
  /** `<yyyymmddhhmmss>_<name>`, which gives the order. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 in hex, as Prisma writes it to `_prisma_migrations.checksum`. */
  readonly checksum: string;
};

/** @throws Error with a plain sentence where the folder is missing or a migration lacks its migration.sql */
export async function migrationFiles(migrationsDir: string): Promise<MigrationFile[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true }).catch((cause: unknown) => {
    throw new Error(`The folder of migrations ${migrationsDir} cannot be read. Is this a complete copy of the project?`, { cause });
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(migrationsDir, name, "migration.sql"), "utf8").catch((cause: unknown) => {
        throw new Error(`Migration ${name} has no readable migration.sql.`, { cause });
      });
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
