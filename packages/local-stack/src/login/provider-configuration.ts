import { randomBytes } from "node:crypto";
import { apiAudience, nsisUris } from "@haandslag/service-kit/auth";
import { errors, interactionPolicy } from "oidc-provider";
import type { Configuration, JWKS, KoaContextWithOIDC } from "oidc-provider";
import type { Logger } from "pino";
import type { AccountBook } from "./account-book.ts";
import { clientMetadata, portalClientId, scopesOf, serviceClientId } from "./login-clients.ts";
import type { LoginClients } from "./login-clients.ts";
import { memoryAdapter } from "./memory-adapter.ts";
import { errorPage, logOutPage, loggedOutPage } from "./other-pages.ts";

const workingDay = 8 * 60 * 60;
const quarterOfAnHour = 15 * 60;
const minute = 60;

export interface ProviderConfiguration {
  readonly book: AccountBook;
  readonly clients: LoginClients;
  readonly keys: JWKS;
  readonly port: number;
  readonly accessTokenSeconds: number;
  readonly log: Logger;
}

/**
 * How `oidc-provider` plays MitID and the municipal login: authorization code with PKCE for people, client credentials
 * for services, JWT access tokens (RFC 9068) for one audience, and every other feature off.
 */
export function providerConfiguration(o: ProviderConfiguration): Configuration {
  const serviceOf = new Map(Object.keys(o.clients.services).map((service) => [serviceClientId(service), service]));
  const policy = interactionPolicy.base();
  const cookieNames = { session: `session_${o.port}`, interaction: `interaction_${o.port}`, resume: `resume_${o.port}` };
  policy.remove("consent"); // the clients are our own, and this provider's consent is not the citizen's consent
  return {
    adapter: memoryAdapter(),
    clients: clientMetadata(o.clients),
    jwks: o.keys,
    // Cookies know no ports: two stacks on one machine must not take each other's sessions.
    cookies: {
      keys: [randomBytes(32).toString("base64url")],
      names: cookieNames,
    },
    acrValues: Object.values(nsisUris),
    scopes: ["openid", "profile", "ssn", "organisation"],
    claims: { openid: ["sub", "acr"], profile: ["name", "locale"], ssn: ["dk.cpr"], organisation: ["dk.cvr", "privileges", "unit_name"], auth_time: null, iss: null, sid: null },
    findAccount: (ctx, id) =>
      o.book.find(id) === undefined
        ? undefined
        : { accountId: id, claims: () => ({ sub: id, ...(ctx.oidc.client?.clientId === portalClientId ? o.book.idTokenClaims(id) : {}) }) },
    extraTokenClaims(_ctx, token) {
      if (token.kind === "AccessToken") return { ...o.book.accessTokenClaims(token.accountId) };
      const service = serviceOf.get(token.clientId ?? "");
      return service === undefined ? undefined : { role: "service", service };
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        async logoutSource(ctx, form) {
          if (!(await endForPortal(ctx, cookieNames.session))) ctx.body = logOutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = loggedOutPage();
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => apiAudience,
        useGrantedResource: () => true,
        getResourceServerInfo(_ctx, resource) {
          if (resource !== apiAudience) throw new errors.InvalidTarget();
          return { scope: "", audience: apiAudience, accessTokenFormat: "jwt", jwt: { sign: { alg: "RS256" } } };
        },
      },
    },
    interactions: { policy, url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    loadExistingGrant: grantEverythingAskedFor,
    responseTypes: ["code"],
    // The portal's sessions are longer than an access token. A refresh token ends with the provider's own session.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    pkce: { required: () => true },
    clientAuthMethods: ["client_secret_basic", "none"],
    clientBasedCORS: () => false,
    renderError(ctx, out) {
      o.log.warn({ error: out.error, description: out.error_description }, "The login provider refused a request.");
      ctx.type = "html";
      ctx.body = errorPage(out.error);
    },
    // Real time, all of it: the provider knows nothing of the movable clock.
    ttl: {
      AccessToken: o.accessTokenSeconds,
      ClientCredentials: o.accessTokenSeconds,
      AuthorizationCode: minute,
      IdToken: quarterOfAnHour,
      Interaction: quarterOfAnHour,
      Session: workingDay,
      Grant: workingDay,
      RefreshToken: workingDay,
    },
  };
}

/**
 * Somebody who logged out in the portal is not asked again. That it was the portal and not a foreign page's link shows in
 * the login's id, which nobody else is told (no id token stands in the address: it would hold a name).
 */
async function endForPortal(ctx: KoaContextWithOIDC, sessionCookie: string): Promise<boolean> {
  const { session, client, params } = ctx.oidc;
  if (session?.accountId === undefined || client?.clientId !== portalClientId || params?.["logout_hint"] !== session.accountId) return false;
  await session.destroy();
  ctx.cookies.set(sessionCookie, null);
  ctx.status = 303;
  ctx.redirect(typeof params["post_logout_redirect_uri"] === "string" ? params["post_logout_redirect_uri"] : "/");
  return true;
}

async function grantEverythingAskedFor(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scopesOf(client.clientId));
  await grant.save();
  return grant;
}
