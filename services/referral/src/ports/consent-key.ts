import { createHash } from "node:crypto";

/** The consent service hears all of our actors as one caller: whose key it is, and for what, must be in it. */
export const consentKey = (what: "ask" | "represent", idempotencyKey: string, referralId: string, userId: string): string =>
  `${what}-${createHash("sha256").update(JSON.stringify([referralId, userId, idempotencyKey])).digest("base64url")}`;
