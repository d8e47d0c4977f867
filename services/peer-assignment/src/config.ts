import { overTls, readConfig, receiptSigningKey, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";

export const configSchema = z.object({
  ...serviceSettings,
  /** The key store: a database apart from the content (design § 2). */
  KEYS_DATABASE_URL: z.url(),
  KEYS_MIGRATION_DATABASE_URL: z.url(),
  /** `<id>:<base64 of 32 bytes>[,…]`, the current one first. Required in production. */
  KEY_ENCRYPTION_KEYS: z.string().optional(),
  /** Where a local start keeps its own instead. */
  KEY_ENCRYPTION_KEY_FILE: z.string().default(".local/key-encryption-keys/peer-assignment.keys"),
  /** Signs the receipts that this service gives when a consent ends (CON-24). */
  RECEIPT_SIGNING_KEY: receiptSigningKey,
  /** HMAC key of pairwise pseudonyms, base64 of 32 bytes: the same as the referral service's. */
  PAIRWISE_KEY: z.base64().min(43),
  /** The referral service's base address, with /trpc. */
  REFERRAL_URL: z.url(),
}).superRefine(overTls("OIDC_ISSUER"));
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
