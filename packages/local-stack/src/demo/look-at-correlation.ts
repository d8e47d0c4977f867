import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseName } from "../stack/databases.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";

const histories: readonly [DatabaseName, string][] = [["referral", "referral_history"], ["peer_assignment", "assignment_history"], ["outcomes", "course_history"]];

/** One correlation id from the coordinator's yes to the last effect of it in another service (OPS-05). */
export async function lookAtCorrelation({ stack, timeline, promises }: Story): Promise<void> {
  const correlationId = timeline.correlationOf("accepts");
  const seen = await Promise.all(histories.map(async ([database, table]) =>
    ((await query<{ n: number }>(stack, database, `SELECT count(*)::int AS n FROM ${table} WHERE correlation_id = $1`, [correlationId]))[0]?.n ?? 0) > 0 ? database : undefined));
  const disclosing = timeline.correlationOf("opens the case");
  const ledger = (await query<{ n: number }>(stack, "consent", "SELECT count(*)::int AS n FROM disclosure WHERE correlation_id = $1", [disclosing]))[0]?.n ?? 0;
  const logs = await Promise.all((["referral", "peer-assignment", "outcomes"] as const).map(async (service) => {
    const lines = (await readFile(join(stack.settings.folder, "logs", `${service}.log`), "utf8").catch(() => "")).split("\n");
    return lines.some((line) => line.includes(`"correlationId":"${correlationId}"`)) ? service : undefined;
  }));
  const places = seen.filter((place) => place !== undefined);
  const told = logs.filter((service) => service !== undefined);
  promises.note("OPS-05", "One correlation id from the first command to the last effect, in what is kept and in the logs", places.length === histories.length && ledger === 1 && told.length === logs.length,
    `acceptance found in the databases of ${places.join(", ")} and in the logs of ${told.join(", ")}; the case's opening in the ledger: ${ledger}`);
}
