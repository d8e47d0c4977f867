import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createTestDatabase } from "@haandslag/testing";
import { keyRingFromEnv, openVault } from "../src/index.ts";

const sealedContent = readFileSync(new URL("../prisma/sealed-content.sql", import.meta.url), "utf8");

/** A fresh ring with one key. */
export function newRing(id = "test") {
  return keyRingFromEnv(`${id}:${randomBytes(32).toString("base64")}`, "TEST");
}

/** A service's database and its key store, apart as in production, and a vault over the two that runs as `_app`. */
export async function twoDatabases() {
  const content = await createTestDatabase({ sql: sealedContent });
  const keys = await createTestDatabase({ service: "referral_keys" });
  const ring = newRing();
  const now = new Date("2026-11-22T10:00:00Z");
  /** Another process on the same databases, so that nothing a vault remembers can help. */
  const another = (keyEncryptionKeys = ring) =>
    openVault({ keys: keys.pool, keyEncryptionKeys, ids: { next: () => randomUUID() }, clock: { now: () => now } });
  return { content, keys, ring, now, vault: another(), another, drop: () => Promise.all([content.drop(), keys.drop()]) };
}
