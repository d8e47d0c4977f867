import { readConfig, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";

const { CLOCK_FILE: _movable, ...settings } = serviceSettings;

/** As the services have them, but for the movable clock: sessions and tokens are on real time. */
export const configSchema = z.object({
  ...settings,
  /** Where browsers reach the portal: an origin, e.g. https://haandslag.example.dk. With http: it runs on loopback only. */
  PORTAL_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** Seals sessions, base64 of 32 bytes. With another one everybody logs in again. */
  SESSION_KEY: z.base64().min(43),
  /** Each with /trpc. */
  REFERRAL_URL: z.url(),
  CONSENT_URL: z.url(),
  PEER_ASSIGNMENT_URL: z.url(),
  OUTCOMES_URL: z.url(),
});
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
