import { createHash, createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";
import { decrypt, encrypt, type Encrypted } from "@haandslag/vault";

/** What is made with SESSION_KEY: a key of its own for each use, so that none can stand in for another. */
export interface Seals {
  /** @param boundTo what it belongs to; it opens only with the same words */
  seal(content: unknown, boundTo: readonly string[]): Encrypted;
  /** undefined where it was sealed for something else or under another key. */
  open(sealed: Encrypted, boundTo: readonly string[]): unknown;
  /** The same for all sessions of a login, and nothing to anybody else. */
  loginHash(loginId: string): string;
  csrfToken(sessionId: string): string;
  isCsrfToken(sessionId: string, token: string): boolean;
}

/** @param sessionKey base64 of 32 bytes */
export function sealsUnder(sessionKey: string): Seals {
  const derived = (use: string) => createSecretKey(Buffer.from(hkdfSync("sha256", Buffer.from(sessionKey, "base64"), "", `haandslag portal ${use}`, 32)));
  const [content, login, csrf] = [derived("content"), derived("login"), derived("csrf")];
  const csrfToken = (sessionId: string) => createHmac("sha256", csrf).update(sessionId).digest("base64url");
  return {
    seal: (value, boundTo) => encrypt(content, Buffer.from(JSON.stringify(value)), boundTo),
    open(sealed, boundTo) {
      const opened = decrypt(content, sealed, boundTo);
      return opened === undefined ? undefined : JSON.parse(opened.toString());
    },
    loginHash: (loginId) => createHmac("sha256", login).update(loginId).digest("hex"),
    csrfToken,
    isCsrfToken: (sessionId, token) => timingSafeEqual(sha256(csrfToken(sessionId)), sha256(token)),
  };
}

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

/** What the database knows a session by: who reads it there cannot make the cookie of it. */
export const sessionIdOf = (cookie: string): string => sha256(cookie).toString("hex");
