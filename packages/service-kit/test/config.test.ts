import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ConfigError, readConfig, serviceSettings } from "../src/index.ts";

const schema = z.object({ ...serviceSettings, KEY: z.string().regex(/^[a-z]{43}=$/, "must be 32 bytes in base64"), EXTRA: z.string().optional() });
const right = {
  PORT: "4101", DATABASE_URL: "postgresql://a:b@localhost/c", MIGRATION_DATABASE_URL: "postgresql://a:b@localhost/c", KAFKA_BROKERS: "localhost:9092",
  OIDC_ISSUER: "http://localhost:4100", OIDC_CLIENT_ID: "referral", OIDC_CLIENT_SECRET: "a secret of sixteen", KEY: `${"k".repeat(43)}=`,
};
const said = (environment: Record<string, string | undefined>): string => {
  try {
    readConfig(schema, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return expect.fail("this should not have been taken");
};

test("settings are read, with their defaults", () => {
  expect(readConfig(schema, right)).toMatchObject({ PORT: 4101, HOST: "127.0.0.1", NODE_ENV: "development", LOG_LEVEL: "info", OIDC_AUDIENCE: "urn:haandslag:api" });
  expect(readConfig(schema, { ...right, PORT: "0", EXTRA: "" })).toMatchObject({ PORT: 0, EXTRA: "" });
});

describe("what is missing or wrong is named, all of it at once, and no value is shown", () => {
  test("everything missing", () => {
    const lines = said({}).split("\n");
    for (const name of Object.keys(right)) expect(lines).toContain(`  ${name}: is missing`);
  });

  test("empty text is missing", () => {
    for (const name of Object.keys(right)) expect(said({ ...right, [name]: "" })).toContain(`  ${name}: is missing`);
  });

  test.each([
    ["PORT", "Rosinante"], ["PORT", "1e3"], ["PORT", "70000"], ["PORT", "-1"], ["DATABASE_URL", "Rosinante"], ["KEY", "Rosinante"], ["NODE_ENV", "Rosinante"], ["LOG_LEVEL", "Rosinante"], ["OIDC_CLIENT_SECRET", "Rosinante"],
  ])("%s is wrong", (name, value) => {
    const text = said({ ...right, [name]: value });
    expect(text).toMatch(new RegExp(`^  ${name}: (?!is missing).+`, "m"));
    expect(text).not.toContain(value);
  });
});
