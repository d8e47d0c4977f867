import { z } from "zod";

/** A setting that is missing or wrong: said by name, never by value (settings hold secrets). */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** @throws ConfigError that names every wrong setting, one a line */
export function readConfig<Schema extends z.ZodType>(schema: Schema, environment: Record<string, string | undefined>): z.infer<Schema> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.code === "invalid_type" ? "is missing" : issue.message}`);
  throw new ConfigError(`These settings stand in the way of starting:\n${lines.join("\n")}\nSet them in the environment and start again.`);
}

/** The settings that every service has. */
export const serviceSettings = {
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  DATABASE_URL: z.url(),
  MIGRATION_DATABASE_URL: z.url(),
  KAFKA_BROKERS: z.string().min(1),
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().default("urn:haandslag:api"),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  CLOCK_FILE: z.string().optional(),
} as const;

/** For what must never run in production, however it was configured: the movable clock. Asked at each use. */
export const isProduction = (): boolean => process.env["NODE_ENV"] === "production";
