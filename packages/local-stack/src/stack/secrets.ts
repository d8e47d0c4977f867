import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Holder, services, type ServiceName } from "@haandslag/contracts";
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
});
export type Secrets = z.infer<typeof Secrets>;

/**
 * A local stack's secrets: made on the first start, readable by the owner alone. Production gives its own by environment.
 * @throws a sentence where they are lost: new ones would make strangers of the people in the data
 */
export function secretsIn(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw new Error(`${file} is damaged. Without it the data cannot be read: start over with --fresh.`, { cause: error });
  }
  if (existsSync(join(folder, "postgres", "data"))) throw new Error(`${file} is gone. Without it the data cannot be read: put it back, or start over with --fresh.`);
  const secret = () => randomBytes(32).toString("base64");
  const made: Secrets = {
    subjectKey: secret(), pairwiseKey: secret(), databaseSecret: secret(),
    clientSecrets: Object.fromEntries([...services, "login", "demo"].map((name) => [name, secret()])),
    receiptKeys: Object.fromEntries(Holder.options.map((holder) => [holder, signingKey()])),
    logKey: signingKey(),
  };
  writeFileSync(`${file}.tmp`, JSON.stringify(made, null, 2), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
  return made;
}

const signingKey = (): string => generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");

export const clientSecretOf = (secrets: Secrets, name: ServiceName | "login" | "demo"): string => {
  const secret = secrets.clientSecrets[name];
  if (secret === undefined) throw new Error(`The stack's secrets have none for ${name}. Start over with --fresh.`);
  return secret;
};
