export { generateClients, type GenerateOptions } from "./generate-clients.ts";
export { migrate, type MigrateOptions } from "./migrate.ts";
export { isCurrent, migrationState, type MigrationState } from "./migration-state.ts";
export { connectPool, type PoolOptions } from "./pool.ts";
export { databaseUrls, provisionDatabase, urlFor, type ProvisionedDatabase, type RolePasswords, type RolePurpose } from "./provision.ts";
export { schemaDrift } from "./schema-drift.ts";
export { isDatabaseAway } from "./unavailable.ts";
