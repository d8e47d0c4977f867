import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { migrate, schemaDrift } from "../../src/database/index.ts";
import { emptyDatabase, exampleMigrations, exampleSchema, ownMigrations } from "./example.ts";

async function driftAfter(o: { sql?: string; schema?: (text: string) => string }): Promise<string> {
  const { ownerUrl } = await emptyDatabase();
  await migrate({ url: ownerUrl, migrationsDir: exampleMigrations });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(o.sql ?? "").finally(() => client.end());
  if (!o.schema) return schemaDrift({ url: ownerUrl, schemaPath: exampleSchema });
  const schemaPath = join(ownMigrations().dir, "schema.prisma");
  writeFileSync(schemaPath, o.schema(readFileSync(exampleSchema, "utf8")));
  return schemaDrift({ url: ownerUrl, schemaPath });
}

describe("schema.prisma against the migrated database", () => {
  test("agree, whatever Prisma cannot express: generated columns, checks, partial indexes, tables by SQL alone", async () => {
    expect(await driftAfter({})).toBe("");
  });

  const situations = [
    { what: "a column that the migrations do not make", schema: (text: string) => text.replace("version Int\n  state", "version Int\n  extra String\n  state"), says: /ALTER TABLE "thing" ADD COLUMN\s+"extra" TEXT NOT NULL;/ },
    { what: "a column that schema.prisma leaves out", sql: "ALTER TABLE thing ADD COLUMN extra text", says: /ALTER TABLE "thing" DROP COLUMN "extra";/ },
    { what: "another type", sql: "ALTER TABLE thing_history ALTER COLUMN type TYPE varchar(9)", says: /ALTER TABLE "thing_history" ALTER COLUMN "type" SET DATA TYPE TEXT;/ },
    { what: "another nullability", sql: "ALTER TABLE thing ALTER COLUMN state DROP NOT NULL", says: /ALTER TABLE "thing" ALTER COLUMN "state" SET NOT NULL;/ },
    { what: "a table that the migrations do not make", schema: (text: string) => `${text}\nmodel Other {\n  id Int @id\n}\n`, says: /CREATE TABLE "Other"/ },
    { what: "a unique index that schema.prisma counts on", schema: (text: string) => text.replace("status  String?", "status  String? @unique"), says: /CREATE UNIQUE INDEX/ },
    { what: "a default of a column that is not generated", sql: "ALTER TABLE thing ALTER COLUMN version SET DEFAULT 1", says: /ALTER TABLE "thing" ALTER COLUMN "version" DROP DEFAULT;/ },
  ];
  for (const { what, says, ...change } of situations) {
    test(`differ by ${what}, and by nothing else`, async () => {
      const drift = await driftAfter(change);
      expect(drift).toMatch(says);
      expect(drift.match(/;$/gm)).toHaveLength(1);
    });
  }
});
