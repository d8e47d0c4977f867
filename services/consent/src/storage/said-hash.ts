import { createHash } from "node:crypto";
import { canonicalJson } from "@haandslag/transparency-log";
import type { Said } from "../domain/consent/said.ts";

/**
 * SHA-256 in hex over the canonical JSON (RFC 8785) of what made an epoch. Without a salt: it leaves this database in a
 * citizen's own proof alone, and in the log only under the salt of its record (CON-26).
 */
export const saidHash = (said: Said): string => createHash("sha256").update(canonicalJson(said)).digest("hex");
