import { parseArgs } from "node:util";
import { listKeyEncryptionKeys, type ListedKey, rotateKeys } from "@haandslag/vault";
import pg from "pg";
import { readReady } from "../ready-file.ts";
import { keyStoresOf } from "../stack/key-stores.ts";
import { runningDatabases } from "../stack/running-databases.ts";
import { dataFolder } from "./options.ts";

const usage = `Say what to do:
  npm run keys -- list               the key-encryption keys of each service, and how much each wraps
  npm run keys -- rotate             makes new ones, wraps everything anew and removes the former, while the stack runs`;

/** `npm run keys -- list | rotate [--data DIR]`, on the running stack. No key is ever printed. */
async function main(): Promise<void> {
  const { values, positionals: [command, ...more] } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });
  if ((command !== "list" && command !== "rotate") || more.length > 0) throw new Error(usage);
  const folder = dataFolder(values.data);
  if ((await readReady(folder)) === undefined) throw new Error(`No stack runs on ${folder}. Start one with: npm start`);
  const databases = runningDatabases(folder);
  for (const { service, database, file } of keyStoresOf(folder)) {
    const store = new pg.Client({ connectionString: databases[database].ownerUrl, application_name: "npm run keys" });
    await store.connect();
    try {
      if (command === "list") {
        process.stdout.write(`${service}\n${(await listKeyEncryptionKeys({ store, file })).map(said).join("")}`);
        continue;
      }
      const { current, removed, rewrapped, wasUnfinished } = await rotateKeys({ store, file, clock: { now: () => new Date() } });
      process.stdout.write(`${service}: ${current} wraps from now on; ${rewrapped} data keys wrapped anew; removed ${removed.join(", ")}.${wasUnfinished ? " An earlier rotation had not come to its end: this finished it." : ""}\n`);
    } finally {
      await store.end();
    }
  }
}

function said({ id, isCurrent, isInFile, retiredAt, wraps }: ListedKey): string {
  const state = isCurrent ? "current" : isInFile ? "being rotated away: npm run keys -- rotate finishes it" : wraps > 0 ? "MISSING: what it wraps cannot be opened; bring it back" : "removed";
  return `  ${id}  wraps ${wraps} data keys, ${state}${retiredAt === null ? "" : `, retired ${retiredAt.toISOString()}`}\n`;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
