import { generateKeyPairSync } from "node:crypto";
import { ConfigError, readConfig } from "@haandslag/service-kit";
import { describe, expect, it } from "vitest";
import { configSchema } from "../src/config.ts";

const https = { OIDC_ISSUER: "https://login.invalid", REFERRAL_URL: "https://referral.invalid/trpc", PEER_ASSIGNMENT_URL: "https://peers.invalid/trpc", OUTCOMES_URL: "https://outcomes.invalid/trpc" };
const right = {
  PORT: "4102", DATABASE_URL: "postgresql://a:b@localhost/c", MIGRATION_DATABASE_URL: "postgresql://a:b@localhost/c", KAFKA_BROKERS: "localhost:9092", OIDC_CLIENT_ID: "consent", OIDC_CLIENT_SECRET: "a secret of sixteen",
  PAIRWISE_KEY: Buffer.alloc(32, 7).toString("base64"), LOG_ORIGIN: "haandslag.test/consent-log", CHECKPOINT_DIR: "/checkpoints",
  LOG_SIGNING_KEY: generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"), ...https,
};
const read = (more: Record<string, string>) => () => readConfig(configSchema, { ...right, NODE_ENV: "production", ...more });

describe("CON-24 in production the keys that receipts and logins are verified by come over https", () => {
  it.each(Object.keys(https))("or it does not start, and names %s", (name) => {
    for (const address of ["http://referral:4100/trpc", "http://127.0.0.1.invalid", "http://localhost.invalid", "ftp://127.0.0.1"]) {
      expect(read({ [name]: address }), address).toThrow(ConfigError);
      expect(read({ [name]: address }), address).toThrow(new RegExp(`^  ${name}: must be https`, "m"));
      expect(read({ [name]: address }), address).not.toThrow(address);
    }
  });

  it.each([
    ["https", {}], ["loopback", { OIDC_ISSUER: "http://127.0.0.1:4100", REFERRAL_URL: "http://localhost:4101/trpc", OUTCOMES_URL: "http://[::1]:4104/trpc" }],
    ["a host that somebody wrote down", { REFERRAL_URL: "http://referral:4100/trpc", OUTCOMES_URL: "http://outcomes:4100", PLAIN_HTTP_HOSTS: "referral, outcomes" }],
    ["whatever it is, where this is not production", { REFERRAL_URL: "http://referral:4100/trpc", NODE_ENV: "development" }],
  ])("%s will do", (_what, more) => {
    expect(read(more)).not.toThrow();
  });

  it("and no host but those", () => {
    expect(read({ REFERRAL_URL: "http://elsewhere", PLAIN_HTTP_HOSTS: "referral" })).toThrow(/REFERRAL_URL/);
  });
});
