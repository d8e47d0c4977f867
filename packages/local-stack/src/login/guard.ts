import type Provider from "oidc-provider";
import type { LoginClients } from "./login-clients.ts";
import { nothingHerePage } from "./other-pages.ts";
import { contentSecurityPolicy } from "./page.ts";

type Middleware = Parameters<Provider["use"]>[0];

/**
 * What holds for every answer: headers that let a page load and run nothing, an answer only to our own host name (a
 * foreign one that was pointed at this machine, DNS rebinding, must not reach the people's buttons), and a page where
 * there is nothing.
 */
export function guard(issuer: string, clients: LoginClients): Middleware {
  const { host } = new URL(issuer);
  const policy = contentSecurityPolicy([...(clients.portal?.redirectUris ?? []), ...(clients.portal?.postLogoutRedirectUris ?? [])]);
  return async (ctx, next) => {
    ctx.set({
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin", // not no-referrer: that makes a form's own Origin null
      "cache-control": "no-store",
    });
    if (ctx.host !== host) {
      ctx.status = 421;
      ctx.body = `The login provider answers at ${issuer} only.`;
      return;
    }
    await next();
    if (ctx.status === 404 && ctx.body === undefined) {
      ctx.status = 404;
      ctx.type = "html";
      ctx.body = nothingHerePage();
    }
  };
}
