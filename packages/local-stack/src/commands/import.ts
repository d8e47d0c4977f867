import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { referralClient } from "@haandslag/clients/referral";
import { TRPCClientError } from "@trpc/client";
import { accessTokenFor } from "../login/token-for.ts";
import { readReady } from "../ready-file.ts";
import { callersFolder } from "./callers-folder.ts";
import { findUser } from "./find-user.ts";
import { dataFolder } from "./options.ts";

interface Refusal {
  readonly code: string;
  readonly fields?: readonly { readonly field: string; readonly text: string }[];
}

const largestMessageBytes = 1_000_000;

/**
 * `npm run import -- FILE [--as USER] [--data DIR]`: a FHIR message into the running stack, as a caseworker; prints the
 * report as JSON. Exit 0: imported; 2: the message was refused whole, every error on standard error; 1: anything else.
 */
async function main(): Promise<void> {
  const { values, positionals: [file, ...more] } = parseArgs({ options: { data: { type: "string" }, as: { type: "string", default: "Maja Sagsbehandler" } }, allowPositionals: true });
  if (file === undefined || more.length > 0) throw new Error("Say which file: npm run import -- FILE");
  const folder = dataFolder(values.data);
  const ready = await readReady(folder);
  if (ready === undefined) throw new Error(`No stack runs on ${folder}. Start one with: npm start`);
  const message = await readFile(resolve(callersFolder(), file), "utf8").catch((cause: unknown) => { throw new Error(`${file} cannot be read (${(cause as { code?: string }).code ?? "unknown cause"}).`, { cause }); });
  // Far too long a body is cut off on its way, and the answer with it.
  if (Buffer.byteLength(message) > largestMessageBytes) return refuse({ code: "MESSAGE_TOO_LARGE", fields: [{ field: "$this", text: "The message is larger than 1 MB." }] });
  const user = findUser(ready.users, values.as);
  const token = await accessTokenFor({ issuer: ready.issuer, user }).catch((cause: unknown) => { throw new Error(`The stack on ${folder} does not answer. If it was killed, start it again with: npm start`, { cause }); });
  const referral = referralClient({ url: `${ready.services.referral}/trpc`, token: async () => token, timeoutMs: 30_000 });
  // The same file twice is the same command twice: it gives the first result again.
  const idempotencyKey = createHash("sha256").update(message).digest("base64url");
  try {
    process.stdout.write(`${JSON.stringify(await referral.importMessage.mutate({ idempotencyKey, message }), null, 2)}\n`);
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === undefined) throw new Error(`The referral service at ${ready.services.referral} did not answer. Its log: ${resolve(folder, "logs/referral.log")}`, { cause: error });
    if (!aboutTheMessage.includes(refusal.code)) throw new Error(`Nothing was imported: the referral service said ${refusal.code} to ${user}.`, { cause: error });
    refuse(refusal);
  }
}

function refuse({ code, fields = [] }: Refusal): void {
  process.stderr.write([`The message was refused (${code}) and nothing of it was kept.`, ...fields.map(({ field, text }) => `  ${field}: ${text}`), ""].join("\n"));
  process.exitCode = 2;
}

function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data = error.data as Refusal | null | undefined;
  return typeof data?.code === "string" ? data : undefined;
}

/** Anything else says nothing about the message: who asked may not, or a part is away. */
const aboutTheMessage = ["MESSAGE_REFUSED", "MESSAGE_ID_REUSED", "MESSAGE_TOO_LARGE", "BODY_TOO_LARGE", "INPUT_INVALID"];

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
