import { createHash } from "node:crypto";
import type Provider from "oidc-provider";

type Middleware = Parameters<Provider["use"]>[0];

/** `GET /local`: how the parts are, and the mailbox. Here, since the provider too is there in a local stack alone. */
export const localPage = (page: () => Promise<string>): Middleware => async (ctx, next) => {
  if (ctx.path !== "/local" || ctx.method !== "GET") return next();
  const html = await page();
  const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? "";
  ctx.set("content-security-policy", `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`);
  ctx.type = "html";
  ctx.body = html;
};
