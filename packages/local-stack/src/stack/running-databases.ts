import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProvisionedDatabase } from "@haandslag/service-kit/database";
import { type DatabaseName, databasesAt } from "./databases.ts";
import { secretsIn } from "./secrets.ts";

/**
 * Where the databases of the stack that runs on this folder are, for who may read its secrets. `ready.json` does not
 * say it on purpose: nobody but the services has business there.
 * @throws a sentence when PostgreSQL does not run there, or its files are another user's
 */
export function runningDatabases(folder: string): Record<DatabaseName, ProvisionedDatabase> {
  try {
    // PostgreSQL's own file, fourth line (storage-file-layout in its manual).
    const port = Number(readFileSync(join(folder, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[3]);
    return databasesAt(port, secretsIn(folder).databaseSecret);
  } catch (cause) {
    if ((cause as { code?: string }).code === "EACCES") throw new Error(`The stack on ${folder} is another user's. Ask as the user who started it.`, { cause });
    throw new Error(`PostgreSQL does not run on ${folder}. Start the stack with: npm start`, { cause });
  }
}
