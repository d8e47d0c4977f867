import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Holder, services } from "@haandslag/contracts";
import { z } from "zod";

const Secrets = z.strictObject({
  /** HMAC key of subject ids, base64 of 32 bytes. */
  subjectKey: z.string(),
  pairwiseKey: z.string(),
  /** What the database roles' passwords are derived from. */
  databaseSecret: z.string(),
  clientSecrets: z.record(z.string(), z.string()),
  /** What each holder signs its receipts with: Ed25519, PKCS 8 in DER, base64. */
  receiptKeys: z.record(z.string(), z.string()),
  /** What the consent service signs the checkpoints of its transparency log with; the same form. */
  logKey: z.string(),
  /** What the portal seals its sessions under. */
  sessionKey: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

/**
 * A local stack's secrets: made on the first start, readable by the owner alone. Production gives its own by environment.
 * @throws a sentence where they are lost: new ones would make strangers of the people in the data
 */
export function secretsIn(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  try {
    return withThoseOfLater(file, JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw new Error(`${file} is damaged. Without it the data cannot be read: start over with --fresh.`, { cause: error });
  }
  if (existsSync(join(folder, "postgres", "data"))) throw new Error(`${file} is gone. Without it the data cannot be read: put it back, or start over with --fresh.`);
  const made: Secrets = {
    subjectKey: newSecret(), pairwiseKey: newSecret(), databaseSecret: newSecret(),
    clientSecrets: Object.fromEntries(clients.map((name) => [name, newSecret()])),
    receiptKeys: Object.fromEntries(Holder.options.map((holder) => [holder, signingKey()])),
    logKey: signingKey(), sessionKey: newSecret(),
  };
  return write(file, made);
}

/** Who has a secret of their own to get tokens with. */
const clients = [...services, "portal", "login", "demo"] as const;
export type StackClient = (typeof clients)[number];

const newSecret = (): string => randomBytes(32).toString("base64");

/** A folder of before the portal has none of its secrets; nothing was sealed with them yet. */
function withThoseOfLater(file: string, found: { sessionKey?: string; clientSecrets: Record<string, string> }): Secrets {
  if (found.sessionKey !== undefined) return Secrets.parse(found);
  return write(file, Secrets.parse({ ...found, sessionKey: newSecret(), clientSecrets: { portal: newSecret(), ...found.clientSecrets } }));
}

function write(file: string, secrets: Secrets): Secrets {
  writeFileSync(`${file}.tmp`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
  return secrets;
}

const signingKey = (): string => generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");

export const clientSecretOf = (secrets: Secrets, name: StackClient): string => {
  const secret = secrets.clientSecrets[name];
  if (secret === undefined) throw new Error(`The stack's secrets have none for ${name}. Start over with --fresh.`);
  return secret;
};
