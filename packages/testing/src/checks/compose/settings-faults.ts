import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Finding } from "../finding.ts";
import { fillIn } from "./compose-file.ts";
import type { Container } from "./compose-file.ts";

export type ConfigSchema = z.ZodType & { shape: Record<string, z.ZodType> };

/** An environment in which everything is set that `example.env` leaves empty, each with a value of the right form. */
export function filledEnvironment(example: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(example).map(([name, value]) => [name, value || inventValue(name)]));
}

function inventValue(name: string): string {
  if (name.endsWith("KEY_ENCRYPTION_KEYS")) return `first:${randomBytes(32).toString("base64")}`;
  if (name.endsWith("_SIGNING_KEY")) return generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  if (name.endsWith("_KEY")) return randomBytes(32).toString("base64");
  if (name.endsWith("_FROM")) return "haandslag@example.dk";
  if (name.endsWith("_URL") || name.endsWith("_ISSUER")) return "https://example.dk";
  return randomBytes(32).toString("hex");
}

/**
 * Where a container and its service's `configSchema` disagree: a setting that the service demands and Compose does not
 * set, one that it does not know, or values that it refuses.
 */
export function findSettingsFaults(name: string, container: Container, schema: ConfigSchema, environment: Record<string, string>): Finding[] {
  const known = Object.keys(schema.shape);
  const settings = Object.fromEntries(Object.entries(container.environment).flatMap(([key, value]) => (value === null ? [] : [[key, fillIn(value, environment)]])));
  const unknown = Object.keys(container.environment).filter((key) => !known.includes(key));
  const parsed = schema.safeParse(settings);
  return [
    ...unknown.map((key) => ({ fault: `${name} is given ${key}, which services/${name}/src/config.ts does not know`, remedy: "Correct the name, or take it out." })),
    ...(parsed.error?.issues ?? []).map((issue) => {
      const key = issue.path.join(".");
      return key in settings
        ? { fault: `${name}: ${key} is refused by services/${name}/src/config.ts: ${issue.message}`, remedy: "Write it in the form that config.ts asks for." }
        : { fault: `${name} is not given ${key}, which services/${name}/src/config.ts demands`, remedy: "Set it in docker-compose.yml, and in infra/container/example.env where it is the operator's." };
    }),
    // Outside production a service makes this key itself, so its schema cannot demand it.
    ...(known.includes("KEY_ENCRYPTION_KEYS") && !("KEY_ENCRYPTION_KEYS" in settings)
      ? [{ fault: `${name} is not given KEY_ENCRYPTION_KEYS, without which it does not start in production`, remedy: "Set it from the environment." }]
      : []),
  ].map((finding) => ({ file: "docker-compose.yml", ...finding }));
}
