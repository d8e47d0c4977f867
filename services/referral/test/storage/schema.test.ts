import { join } from "node:path";
import { schemaDrift } from "@haandslag/service-kit/database";
import { createTestDatabase, type TestDatabase } from "@haandslag/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

let database: TestDatabase;
beforeAll(async () => { database = await createTestDatabase({ service: "referral" }); });
afterAll(() => database.drop());

it("schema.prisma and the migrations agree", async () => {
  expect(await schemaDrift({ url: database.ownerUrl, schemaPath: join(import.meta.dirname, "../../prisma/schema.prisma") })).toBe("");
});
