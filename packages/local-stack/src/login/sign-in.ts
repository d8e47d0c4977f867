import type { IncomingMessage } from "node:http";
import type Provider from "oidc-provider";
import { errors } from "oidc-provider";
import type { Logger } from "pino";
import { nsisUris } from "@haandslag/service-kit/auth";
import type { AccountBook } from "./account-book.ts";
import { expiredPage, tryAgainPage } from "./other-pages.ts";
import { signInPage } from "./sign-in-page.ts";

type Middleware = Parameters<Provider["use"]>[0];

const maxBodyBytes = 4_096;

/**
 * `GET /sign-in/:uid` shows the people, `POST /sign-in/:uid` signs one in.
 *
 * A forged POST fails: the interaction is bound to this browser by a signed, http-only, same-site cookie whose path
 * holds the unguessable uid, the uid in the address must be the cookie's, and a browser's `Origin` must be ours (another
 * port of this machine is another origin but the same site).
 */
export function signIn(provider: Provider, book: AccountBook, log: Logger): Middleware {
  const origin = new URL(provider.issuer).origin;
  return async (ctx, next) => {
    const uid = /^\/sign-in\/([A-Za-z0-9_-]+)$/.exec(ctx.path)?.[1];
    if (uid === undefined || (ctx.method !== "GET" && ctx.method !== "POST")) return next();
    const isOurs = ctx.method === "GET" || ctx.get("origin") === "" || ctx.get("origin") === origin;
    if (!isOurs || (await interactionUid(provider, ctx)) !== uid) {
      ctx.status = 400;
      ctx.type = "html";
      ctx.body = expiredPage();
      return;
    }
    if (ctx.method === "GET") {
      ctx.type = "html";
      ctx.body = signInPage(book, ctx.path);
      return;
    }
    const id = new URLSearchParams(await body(ctx.req)).get("account") ?? "";
    const account = book.find(id);
    if (account === undefined) {
      ctx.status = 400;
      ctx.type = "html";
      ctx.body = signInPage(book, ctx.path);
      return;
    }
    try {
      await book.signIn(id);
    } catch (error) {
      // Only what kind of error: its words could hold what was asked with.
      log.error({ role: account.role, error: error instanceof Error ? error.name : typeof error }, "A citizen could not sign in: the CPR number could not be exchanged for a subjectId. Is the referral service up?");
      ctx.status = 503;
      ctx.type = "html";
      ctx.body = tryAgainPage(ctx.path);
      return;
    }
    const acr = account.assuranceLevel === undefined ? {} : { acr: nsisUris[account.assuranceLevel] };
    const goOn = await provider.interactionResult(ctx.req, ctx.res, { login: { accountId: id, ...acr } }, { mergeWithLastSubmission: false });
    log.info({ accountId: id, role: account.role }, "Somebody signed in.");
    ctx.status = 303;
    ctx.redirect(goOn);
  };
}

async function interactionUid(provider: Provider, ctx: Parameters<Middleware>[0]): Promise<string | undefined> {
  try {
    return (await provider.interactionDetails(ctx.req, ctx.res)).uid;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBodyBytes) return "";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
