import { parseArgs } from "node:util";
import { accessTokenFor } from "../login/token-for.ts";
import { readReady } from "../ready-file.ts";
import { findUser } from "./find-user.ts";
import { dataFolder } from "./options.ts";

/** `npm run token -- USER [--data DIR]`: an access token on standard output, and nothing else there. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { data: { type: "string" } }, allowPositionals: true });
  const folder = dataFolder(values.data);
  const ready = await readReady(folder);
  if (ready === undefined) throw new Error(`No stack runs on ${folder}. Start one with: npm start`);
  const user = findUser(ready.users, positionals.join(" "));
  const token = await accessTokenFor({ issuer: ready.issuer, user }).catch((cause: unknown) => {
    throw new Error(`The login provider at ${ready.issuer} did not give a token (${cause instanceof Error ? cause.message : String(cause)}). If the stack was killed, start it again with: npm start`, { cause });
  });
  process.stdout.write(`${token}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
