export { accessTokenVerifier } from "./access-token-verifier.ts";
export type { VerifyAccessToken } from "./access-token-verifier.ts";
export { AccessTokenClaims, apiAudience } from "./access-token-claims.ts";
export { roles } from "./actor.ts";
export type { Actor, AssuranceLevel, Role } from "./actor.ts";
export type { LoginUnavailableReason, NotLoggedInReason } from "./login-errors.ts";
export { assuranceLevelOf, nsisUris } from "./nsis.ts";
export { serviceTokenSource } from "./service-token-source.ts";
