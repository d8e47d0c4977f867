import { databaseUrls, provisionDatabase, type ProvisionedDatabase, urlFor } from "@haandslag/service-kit/database";

/** Every database of a stack. A key store is a database apart, never in the same backup as the ciphertext (design § 2). */
export const databaseNames = ["referral", "referral_keys", "consent", "peer_assignment", "peer_assignment_keys", "outcomes", "outcomes_keys", "portal"] as const;
export type DatabaseName = (typeof databaseNames)[number];

export type StackDatabases = Record<DatabaseName, ProvisionedDatabase & { readonly superuserUrl: string }>;

/** All at once: each waits for the disk mostly. */
export async function provisionDatabases(superuserUrl: string, secret: string): Promise<StackDatabases> {
  const made = await Promise.all(databaseNames.map(async (name) => [name, { ...(await provisionDatabase(superuserUrl, name, { secret })), superuserUrl: urlFor(superuserUrl, { database: name }) }] as const));
  return Object.fromEntries(made) as StackDatabases;
}

/** Where the databases of a stack that runs already are, from its folder's secret and PostgreSQL's port. */
export const databasesAt = (port: number, secret: string): Record<DatabaseName, ProvisionedDatabase> =>
  Object.fromEntries(databaseNames.map((name) => [name, databaseUrls(`postgresql://127.0.0.1:${port}/`, name, { secret })])) as Record<DatabaseName, ProvisionedDatabase>;
