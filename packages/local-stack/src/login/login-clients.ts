import type { ClientMetadata } from "oidc-provider";

/** Who may ask for tokens here. `haandslag-cli` is always there. */
export interface LoginClients {
  /** The web pages' server. Without it, nobody can ask for a name or a CPR number. */
  readonly portal?: { readonly secret: string; readonly redirectUris: readonly string[]; readonly postLogoutRedirectUris: readonly string[] };
  /** Each service's name (`referral`, `peer-assignment`, …) and its client secret. */
  readonly services: Readonly<Record<string, string>>;
}

export const cliClientId = "haandslag-cli";
export const portalClientId = "haandslag-portal";
export const serviceClientId = (service: string): string => `haandslag-${service}`;

/** A loopback redirect (RFC 8252 § 7.3): the library takes any port on it. */
export const cliRedirectUri = "http://127.0.0.1/callback";

export const scopesOf = (clientId: string): string => (clientId === portalClientId ? "openid profile ssn organisation" : "openid");

export function clientMetadata(clients: LoginClients): ClientMetadata[] {
  const cli: ClientMetadata = {
    client_id: cliClientId,
    application_type: "native",
    token_endpoint_auth_method: "none",
    redirect_uris: [cliRedirectUri],
    scope: scopesOf(cliClientId),
  };
  const portal: ClientMetadata[] =
    clients.portal === undefined
      ? []
      : [
          {
            client_id: portalClientId,
            client_secret: clients.portal.secret,
            grant_types: ["authorization_code", "refresh_token"],
            redirect_uris: [...clients.portal.redirectUris],
            post_logout_redirect_uris: [...clients.portal.postLogoutRedirectUris],
            scope: scopesOf(portalClientId),
          },
        ];
  const services = Object.entries(clients.services).map(([service, secret]) => ({
    client_id: serviceClientId(service),
    client_secret: secret,
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
  }));
  return [cli, ...portal, ...services];
}
