import { provisionDatabase, type ProvisionedDatabase, urlFor } from "@haandslag/service-kit/database";

/** Every database of a stack. A key store is a database apart, never in the same backup as the ciphertext (design § 2). */
export const databaseNames = ["referral", "referral_keys", "consent", "peer_assignment", "outcomes", "outcomes_keys"] as const;
export type DatabaseName = (typeof databaseNames)[number];

export type StackDatabases = Record<DatabaseName, ProvisionedDatabase & { readonly superuserUrl: string }>;

export async function provisionDatabases(superuserUrl: string, secret: string): Promise<StackDatabases> {
  const made = {} as StackDatabases;
  for (const name of databaseNames) {
    made[name] = { ...(await provisionDatabase(superuserUrl, name, { secret })), superuserUrl: urlFor(superuserUrl, { database: name }) };
  }
  return made;
}
