import { z } from "zod";

/** A setting that is missing or wrong: said by name, never by value (settings hold secrets). */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** @throws ConfigError that names every wrong setting, one a line */
export function readConfig<Schema extends z.ZodType>(schema: Schema, environment: Record<string, string | undefined>): z.infer<Schema> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${isSet(environment[String(issue.path[0])]) ? issue.message : "is missing"}`);
  throw new ConfigError(`These settings stand in the way of starting:\n${lines.join("\n")}\nSet them in the environment and start again.`);
}

/** Compose and shells hand on what nobody set as empty text. */
const isSet = (value: string | undefined): boolean => value !== undefined && value.trim() !== "";

/** The settings that every service has. */
export const serviceSettings = {
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  HOST: z.string().default("127.0.0.1"),
  // Not by z.coerce alone: empty text would be port 0, any free one.
  PORT: z.union([z.int(), z.string().regex(/^\d{1,5}$/, "must be a number from 0 to 65535").transform(Number)]).pipe(z.int().min(0).max(65_535)),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  DATABASE_URL: z.url(),
  MIGRATION_DATABASE_URL: z.url(),
  /** As `<service>_retention`. Without it nothing is deleted when its time is over, and the service says so at its start. */
  RETENTION_DATABASE_URL: z.url().optional(),
  KAFKA_BROKERS: z.string().min(1),
  OIDC_ISSUER: z.url(),
  /** Hosts of a closed network that keys may be fetched from over plain http in production (`overTls`), by commas. */
  PLAIN_HTTP_HOSTS: z.string().optional(),
  OIDC_AUDIENCE: z.string().default("urn:haandslag:api"),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  CLOCK_FILE: z.string().optional(),
} as const;

/** For what must never run in production, however it was configured: the movable clock. Asked at each use. */
export const isProduction = (): boolean => process.env["NODE_ENV"] === "production";
