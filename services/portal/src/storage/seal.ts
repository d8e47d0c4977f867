import { createHash, createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";
import { decrypt, encrypt, type Encrypted } from "@haandslag/vault";

/** What is made with SESSION_KEY: a key of its own for each use, so that none can stand in for another. */
export interface Seals {
  /**
   * @param boundTo what it belongs to; it opens only with the same words
   * @param secret the browser's own part of the key: without it the content opens for nobody, SESSION_KEY or not
   */
  seal(content: unknown, boundTo: readonly string[], secret?: string): Encrypted;
  /** undefined where it was sealed for something else or under another key. */
  open(sealed: Encrypted, boundTo: readonly string[], secret?: string): unknown;
  /** The same for all sessions of a login, and nothing to anybody else. */
  loginHash(loginId: string): string;
  csrfToken(sessionId: string): string;
  isCsrfToken(sessionId: string, token: string): boolean;
}

/** @param sessionKey base64 of 32 bytes */
export function sealsUnder(sessionKey: string): Seals {
  const derived = (use: string, secret = "") => createSecretKey(Buffer.from(hkdfSync("sha256", Buffer.from(sessionKey, "base64"), secret, `haandslag portal ${use}`, 32)));
  const [login, csrf] = [derived("login"), derived("csrf")];
  const csrfToken = (sessionId: string) => createHmac("sha256", csrf).update(sessionId).digest("base64url");
  return {
    seal: (value, boundTo, secret) => encrypt(derived("content", secret), Buffer.from(JSON.stringify(value)), boundTo),
    open(sealed, boundTo, secret) {
      const opened = decrypt(derived("content", secret), sealed, boundTo);
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
