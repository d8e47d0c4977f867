import { parseArgs } from "node:util";
import { type HeldEvent, listHeld, replayHeld } from "@haandslag/messaging";
import { beginCall, withinCall } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import type { Pool } from "pg";
import { readReady } from "../ready-file.ts";
import { runningDatabases } from "../stack/running-databases.ts";
import { dataFolder } from "./options.ts";

const usage = `Say what to do:
  npm run events -- parked           events that failed too often and wait for somebody, with their payload
  npm run events -- replay ID        try one of them again; those behind it follow`;

/** `npm run events -- parked | replay ID [--data DIR]`, on the running stack. */
async function main(): Promise<void> {
  const { values, positionals: [command, id, ...more] } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });
  const folder = dataFolder(values.data);
  if (command === "parked" && id === undefined) return inEachService(folder, showParked);
  if (command !== "replay" || id === undefined || more.length > 0) throw new Error(usage);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new Error("An event's id is a UUID, as npm run events -- parked lists it.");
  await inEachService(folder, (pools) => replay(pools, id));
}

async function inEachService(folder: string, run: (pools: readonly Pool[]) => Promise<void>): Promise<void> {
  if ((await readReady(folder)) === undefined) throw new Error(`No stack runs on ${folder}. Start one with: npm start`);
  const databases = runningDatabases(folder);
  const pools = [databases.referral, databases.consent, databases.peer_assignment, databases.outcomes].map(({ appUrl }) => connectPool(appUrl, { max: 1, applicationName: "npm run events" }));
  try {
    // As the service itself: held events are of every tenant.
    await withinCall(beginCall({}), () => run(pools));
  } catch (cause) {
    throw new Error(`The databases of the stack on ${folder} do not answer. If it was killed, start it again with: npm start`, { cause });
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

async function showParked(pools: readonly Pool[]): Promise<void> {
  const held = (await Promise.all(pools.map((pool) => listHeld(pool)))).flat();
  const parked = held.filter(({ status }) => status === "parked");
  const behind = (event: HeldEvent) => held.filter(({ consumer, key, status }) => status === "waiting" && consumer === event.consumer && key === event.key).length;
  const lines = parked.map((event) => `
${event.eventId}  ${event.type}
  consumer ${event.consumer}, key ${event.key}, correlation ${event.message.correlationId}
  ${event.tries} tries, the last failed with ${event.lastError ?? "nothing noted"}; held since ${event.heldAt.toISOString()}; ${behind(event)} wait behind it
  ${JSON.stringify(event.message.data)}`);
  process.stdout.write(parked.length === 0 ? "No event is parked.\n" : `${parked.length === 1 ? "One event is" : `${parked.length} events are`} parked.\n${lines.join("\n")}\n\nWhen the cause is gone: npm run events -- replay ID\n`);
}

async function replay(pools: readonly Pool[], id: string): Promise<void> {
  const replayed = (await Promise.all(pools.map((pool) => replayHeld(pool, id)))).reduce((sum, n) => sum + n, 0);
  if (replayed === 0) {
    process.stderr.write("No parked event has this id. The list: npm run events -- parked\n");
    process.exitCode = 1;
    return;
  }
  process.stdout.write("It is tried again within a second. If it fails as often again, it is parked again: npm run events -- parked\n");
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
