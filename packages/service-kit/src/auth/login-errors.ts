import { DomainError } from "../domain-error.ts";

/** Why a caller is not logged in; for the log, and harmless to tell the caller. */
export type NotLoggedInReason =
  | "token-missing"
  | "token-malformed"
  | "token-expired"
  | "wrong-audience"
  | "wrong-issuer"
  | "wrong-type"
  | "wrong-algorithm"
  | "wrong-signature"
  | "key-unknown"
  | "claims-not-of-role";

export type LoginUnavailableReason = "keys-not-fetched" | "token-not-fetched" | "client-refused";

export const notLoggedIn = (reason: NotLoggedInReason, cause?: unknown): DomainError => new DomainError("NOT_LOGGED_IN", { detail: { reason }, cause });
export const loginUnavailable = (reason: LoginUnavailableReason, cause?: unknown): DomainError => new DomainError("LOGIN_UNAVAILABLE", { detail: { reason }, cause });
