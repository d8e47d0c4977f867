export { fixedClock, movableTestClock, type MovableTestClock } from "./clock.ts";
export { createTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./database/create-test-database.ts";
export { changesWithin, openToEveryTenant, rowsWithin, tablesWithoutRowSecurity, touchedWithin } from "./database/row-security.ts";
export type { TestRoles, TestService } from "./database/test-schema.ts";
export { describeWithFixtures } from "./fixtures/describe-with-fixtures.ts";
export { fixturesDir } from "./fixtures/fixtures-dir.ts";
export { idSequence } from "./id-sequence.ts";
export type {} from "./setup/kafka.ts";
export type {} from "./setup/postgres.ts";
