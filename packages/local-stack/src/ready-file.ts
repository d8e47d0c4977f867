import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { roles } from "@haandslag/service-kit/auth";
import { z } from "zod";

/** Where a running stack is and who can sign in (design § 5). Addresses of services carry `/trpc`, `/livez` and `/readyz`. */
export const Ready = z.strictObject({
  portal: z.url(),
  issuer: z.url(),
  services: z.strictObject({ referral: z.url(), consent: z.url(), "peer-assignment": z.url(), outcomes: z.url() }),
  users: z.array(z.strictObject({ name: z.string(), role: z.enum(roles), unit: z.string() })),
});
export type Ready = z.infer<typeof Ready>;

const fileIn = (dataFolder: string): string => join(dataFolder, "ready.json");

/** Puts `ready.json` in place in one move: who finds it finds all of it. */
export async function writeReady(dataFolder: string, ready: Ready): Promise<void> {
  const temporary = `${fileIn(dataFolder)}.${process.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify(Ready.parse(ready), null, 2)}\n`);
  await rename(temporary, fileIn(dataFolder));
}

/** What the stack on this data folder said when it was ready; undefined when none runs. @throws a sentence when the file is damaged. */
export async function readReady(dataFolder: string): Promise<Ready | undefined> {
  let text: string;
  try {
    text = await readFile(fileIn(dataFolder), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
    throw error;
  }
  try {
    return Ready.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${fileIn(dataFolder)} is not what a running stack writes. Stop the stack, remove the file and start again.`, { cause });
  }
}

export const removeReady = (dataFolder: string): Promise<void> => rm(fileIn(dataFolder), { force: true });
