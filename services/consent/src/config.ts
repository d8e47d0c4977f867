import { createPrivateKey, type KeyObject } from "node:crypto";
import { overTls, readConfig, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";

/** Ed25519, PKCS 8 in DER, base64. */
const signingKey = z.base64().transform((text, context): KeyObject => {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below, without what was read.
  }
  context.addIssue({ code: "custom", message: "must be an Ed25519 private key: PKCS 8 in DER, base64" });
  return z.NEVER;
});

export const configSchema = z.object({
  ...serviceSettings,
  /** Where those answer who give receipts: their public keys are at `/.well-known/jwks.json` of the same address. */
  REFERRAL_URL: z.url(),
  PEER_ASSIGNMENT_URL: z.url(),
  OUTCOMES_URL: z.url(),
  /** HMAC key of pairwise pseudonyms, base64 of 32 bytes: the same as the referral service's. */
  PAIRWISE_KEY: z.base64().min(43),
  /** Where this service answers, as others reach it: what AuthZEN's metadata says. Outside production the request's own host does; in production there is no metadata without it. */
  PUBLIC_URL: z.url().optional(),
  /** What checkpoints of the transparency log are signed with. With another key or name it is another log. */
  LOG_SIGNING_KEY: signingKey,
  /** The log's name, e.g. where it is served, without the scheme: first line of every checkpoint. */
  LOG_ORIGIN: z.string().regex(/^[^\s+]{1,200}$/, "must have neither spaces nor plus signs"),
  /** Where every signed checkpoint is kept once more, outside the database and its backups. */
  CHECKPOINT_DIR: z.string().min(1),
}).superRefine(overTls("OIDC_ISSUER", "REFERRAL_URL", "PEER_ASSIGNMENT_URL", "OUTCOMES_URL"));
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
