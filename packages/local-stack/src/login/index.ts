export { browser } from "./browser.ts";
export { accountIdFor } from "./login-account.ts";
export type { LoginAccount } from "./login-account.ts";
export { cliClientId, portalClientId, serviceClientId } from "./login-clients.ts";

export type { LoginProviderOptions } from "./start-login-provider.ts";
export { startLoginProvider } from "./start-login-provider.ts";

export { accessTokenFor } from "./token-for.ts";
