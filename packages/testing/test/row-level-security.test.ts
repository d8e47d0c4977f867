import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, openToEveryTenant, tablesWithoutRowSecurity, type TestDatabase } from "../src/index.ts";

describe.each(Object.entries(openToEveryTenant) as [keyof typeof openToEveryTenant, Readonly<Record<string, string>>][])("CON-29 %s", (service, open) => {
  let database: TestDatabase;
  beforeAll(async () => { database = await createTestDatabase({ service }); });
  afterAll(() => database.drop());

  it("every table has a policy that asks for the tenant, or a reason to have none", async () => {
    expect(await tablesWithoutRowSecurity(database.ownerUrl)).toEqual(Object.keys(open).toSorted());
  });
});

describe("CON-29 a new table is noticed", () => {
  it.each([
    ["without row-level security", "", ["fresh"]],
    ["with row-level security and no policy", "ALTER TABLE fresh ENABLE ROW LEVEL SECURITY;", ["fresh"]],
    ["with a policy that lets everybody in", "ALTER TABLE fresh ENABLE ROW LEVEL SECURITY; CREATE POLICY all_of_it ON fresh USING (true);", ["fresh"]],
    ["with one that asks beside one that does not", "ALTER TABLE fresh ENABLE ROW LEVEL SECURITY; CREATE POLICY asks ON fresh USING (tenant = current_setting('app.tenant', true)); CREATE POLICY written ON fresh FOR INSERT WITH CHECK (true);", ["fresh"]],
    ["and passed over where its policy asks", "ALTER TABLE fresh ENABLE ROW LEVEL SECURITY; CREATE POLICY asks ON fresh USING (tenant = current_setting('app.tenant', true));", []],
  ])("%s", async (_what, more, expected) => {
    const database = await createTestDatabase({ sql: `CREATE TABLE fresh (tenant text); ${more}` });
    expect(await tablesWithoutRowSecurity(database.ownerUrl)).toEqual(expected);
    await database.drop();
  });
});

it("CON-29 nothing about a person is asked for with findUnique: Prisma joins those of one tick, whosever they are", () => {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const files = globSync("services/*/src/storage/**/*.ts", { cwd: root });
  expect(files.length).toBeGreaterThan(20);
  // The directory is the same for all.
  expect(files.filter((file) => /\.findUnique(OrThrow)?\(/.test(readFileSync(root + file, "utf8")))).toEqual(["services/referral/src/storage/directory.ts"]);
});
