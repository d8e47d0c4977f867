import { overTls, readConfig, receiptSigningKey, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";
import { controllerAddresses } from "./ports/controller-addresses.ts";

const secretKey = z.string().regex(/^[A-Za-z0-9+/]{43}=$/, "must be 32 bytes in base64");

export const configSchema = z.object({
  ...serviceSettings,
  /** The key store: a database apart from the content, and never in the same backup (design § 2). */
  KEYS_DATABASE_URL: z.url(),
  KEYS_MIGRATION_DATABASE_URL: z.url(),
  /** `<id>:<base64 of 32 bytes>[,…]`, the current one first. Required in production. */
  KEY_ENCRYPTION_KEYS: z.string().optional(),
  /** Where a local stack keeps them instead; made on the first start. */
  KEY_ENCRYPTION_KEY_FILE: z.string().optional(),
  /** HMAC keys of subject ids and of pairwise pseudonyms. Changing one changes who everybody is. */
  SUBJECT_KEY: secretKey,
  PAIRWISE_KEY: secretKey,
  /** Signs the receipts that this service gives when a consent ends (CON-24). */
  RECEIPT_SIGNING_KEY: receiptSigningKey,
  CONSENT_URL: z.url(),
  /** What notices send people to. */
  PORTAL_URL: z.url(),
  /** Notices go into this folder instead of out: local stacks only. */
  MAILBOX_DIR: z.string().optional(),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).default(587),
  SMTP_ENCRYPTION: z.enum(["tls", "starttls", "none"]).default("starttls"),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  SMTP_FROM: z.email().optional(),
  SMTP_SMS_DOMAIN: z.string().optional(),
  SMTP_LETTER_ADDRESS: z.email().optional(),
  CONTROLLER_ADDRESSES: controllerAddresses,
  /** The numbers for psychiatric emergencies that the operator has confirmed; without it none is shown (REF-16). */
  EMERGENCY_NUMBERS_FILE: z.string().optional(),
  /** Who has name and address protection, for local stacks; without it nobody is known and everybody counts as protected. */
  PROTECTION_REGISTER_FILE: z.string().optional(),
}).superRefine(overTls("OIDC_ISSUER"));
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
