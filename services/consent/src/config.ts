import { readConfig, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";

export const configSchema = z.object({
  ...serviceSettings,
  /** Where those answer who give receipts: their public keys are at `/.well-known/jwks.json` of the same address. */
  REFERRAL_URL: z.url(),
  PEER_ASSIGNMENT_URL: z.url(),
  OUTCOMES_URL: z.url(),
});
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
