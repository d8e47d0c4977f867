import { readConfig, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";

export const configSchema = z.object({
  ...serviceSettings,
  /** HMAC key of pairwise pseudonyms, base64 of 32 bytes: the same as the referral service's. */
  PAIRWISE_KEY: z.base64().min(43),
  /** The referral service's base address, with /trpc. */
  REFERRAL_URL: z.url(),
});
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
