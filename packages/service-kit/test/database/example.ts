import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@haandslag/testing";
import { onTestFinished } from "vitest";
import { rmSync } from "node:fs";

const folder = new URL("./example/", import.meta.url).pathname;

export const exampleMigrations = join(folder, "migrations");
export const exampleSchema = join(folder, "schema.prisma");

export const FIRST = "20260101000000_thing";
export const SECOND = "20260102000000_thing_is_never_emptied";

/** A copy of the example's migrations that a test may edit. */
export function ownMigrations(): { dir: string; write(name: string, sql: string): void; remove(name: string): void } {
  const dir = mkdtempSync(join(tmpdir(), "haandslag-migrations-"));
  cpSync(exampleMigrations, dir, { recursive: true });
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return {
    dir,
    write(name, sql) {
      mkdirSync(join(dir, name), { recursive: true });
      writeFileSync(join(dir, name, "migration.sql"), sql);
    },
    remove: (name) => rmSync(join(dir, name), { recursive: true }),
  };
}

/** A database with its three roles and nothing in it, dropped when the test is finished. */
export async function emptyDatabase() {
  const database = await createTestDatabase({ sql: "SELECT 'nothing in it'" });
  onTestFinished(() => database.drop());
  return database;
}
