import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { referralClient } from "@haandslag/clients/referral";
import { TRPCClientError } from "@trpc/client";
import { accessTokenFor } from "../login/index.ts";
import { readReady } from "../ready-file.ts";
import { callersFolder } from "./callers-folder.ts";
import { dataFolder } from "./options.ts";

/** `npm run import -- FILE [--as USER] [--data DIR]`: a FHIR message into the running stack; prints the report. Exit 2: the message was refused. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { data: { type: "string" }, as: { type: "string", default: "Maja Sagsbehandler" } }, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) throw new Error("Say which file: npm run import -- FILE");
  const folder = dataFolder(values.data);
  const ready = await readReady(folder);
  if (ready === undefined) throw new Error(`No stack runs on ${folder}. Start one with: npm start`);
  const message = await readFile(resolve(callersFolder(), file), "utf8").catch(() => { throw new Error(`${file} cannot be read.`); });
  const token = await accessTokenFor({ issuer: ready.issuer, user: values.as });
  const referral = referralClient({ url: `${ready.services.referral}/trpc`, token: async () => token, timeoutMs: 30_000 });
  // The same file twice is the same command twice: it gives the first result again.
  const idempotencyKey = createHash("sha256").update(message).digest("base64url");
  try {
    const report = await referral.importMessage.mutate({ idempotencyKey, message });
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    const data = error instanceof TRPCClientError ? (error.data as { code?: string; fields?: { field: string; text: string }[] } | null) : null;
    if (data?.code === undefined) throw error;
    process.stderr.write(`The message was refused (${data.code}); nothing of it was kept.\n${(data.fields ?? []).map(({ field, text }) => `  ${field}: ${text}`).join("\n")}\n`);
    process.exitCode = 2;
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
