import { DomainError } from "@haandslag/service-kit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { idleEndOf, type LoginSession, sessionLimits } from "../domain/login-session.ts";
import type { CurrentSession } from "../features/login/current-session.ts";
import type { Seals } from "../storage/seal.ts";
import type { Cookies } from "./cookies.ts";
import { headerOf, type PortalRequests } from "./portal-request.ts";
import { mustBeSameSite } from "./same-site.ts";

interface RouteDeps {
  readonly portal: string;
  readonly cookies: Cookies;
  readonly requests: PortalRequests;
  readonly current: CurrentSession;
  readonly seals: Seals;
  readonly clock: { now(): Date };
  signOut(session: LoginSession): Promise<URL | undefined>;
}

/** Who is logged in, that somebody is still there, and logging out. */
export function sessionRoutes(server: FastifyInstance, o: RouteDeps): void {
  const { cookies, requests, current, seals } = o;
  const shown = (session: LoginSession | undefined) => ({
    user: session?.user ?? null,
    csrfToken: session === undefined ? "" : seals.csrfToken(session.id),
    idleSeconds: sessionLimits.idle, warnSeconds: sessionLimits.warn, now: o.clock.now().toISOString(),
    idleEndsAt: session === undefined ? null : idleEndOf(session).toISOString(),
    endsAt: session?.endsAt.toISOString() ?? null,
  });
  const mustHaveToken = (session: LoginSession, token: unknown) => {
    if (typeof token !== "string" || !seals.isCsrfToken(session.id, token)) throw new DomainError("CSRF_TOKEN_WRONG");
  };

  server.get("/session", (request) => requests.within(request, async () => {
    mustBeSameSite(request, o.portal);
    return shown(await current.find(cookies.session(request)));
  }));

  server.post("/session/prolong", (request) => requests.within(request, async () => {
    mustBeSameSite(request, o.portal);
    const cookie = cookies.session(request);
    const session = await current.get(cookie);
    mustHaveToken(session, headerOf(request, "x-csrf-token"));
    await current.use(session);
    return shown(await current.find(cookie));
  }));

  server.post("/logout", (request, reply) => requests.within(request, async () => {
    mustBeSameSite(request, o.portal);
    const session = await current.find(cookies.session(request));
    // Who is not logged in any more is where they want to be.
    const address = session === undefined ? undefined : await (mustHaveToken(session, tokenIn(request)), o.signOut(session));
    cookies.clearSession(reply);
    return reply.header("clear-site-data", '"cache", "storage"').redirect(address?.href ?? "/", 303);
  }));
}

/** A form has it in its field `_csrf`, a script in its header. */
const tokenIn = (request: FastifyRequest): unknown => headerOf(request, "x-csrf-token") ?? (request.body instanceof URLSearchParams ? request.body.get("_csrf") : undefined);
