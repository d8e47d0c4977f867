import { readConfig, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";

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
});
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
