import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const patienceMs = 20_000;

/**
 * Waits until a signed checkpoint covers all that the consent service has committed so far.
 * @param ownerUrl of the consent service's database
 * @returns false where it took too long: then the service's own log and `npm run audit` say what is wrong
 */
export async function logCoversAll(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "local stack", connectionTimeoutMillis: 5_000 });
  client.on("error", () => { /* the running query rejects with the same */ });
  await client.connect();
  try {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(50)) {
      const { rows } = await client.query<{ covered: boolean | null }>("SELECT (SELECT max(size) FROM log_checkpoint) = (SELECT count(*) FROM log_entry) AS covered");
      if (rows[0]?.covered === true) return true;
    }
    return false;
  } finally {
    await client.end();
  }
}
