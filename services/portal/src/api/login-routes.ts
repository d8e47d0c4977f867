import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { httpStatusOf } from "@haandslag/service-kit/api";
import type { Log } from "@haandslag/service-kit";
import type { beginSignIn, completeSignIn } from "../features/login/sign-in.ts";
import { loginTakesAtMostSeconds } from "../features/login/sign-in.ts";
import type { Cookies } from "./cookies.ts";
import { codeOf, type PortalRequests } from "./portal-request.ts";
import type { Pages } from "./pages.ts";

interface RouteDeps {
  readonly cookies: Cookies;
  readonly requests: PortalRequests;
  readonly pages: Pages;
  readonly log: Log;
  begin: ReturnType<typeof beginSignIn>;
  complete: ReturnType<typeof completeSignIn>;
}

/** To the provider and back. What goes wrong on the way is a page for a person, under the status that it has. */
export function loginRoutes(server: FastifyInstance, o: RouteDeps): void {
  const { cookies, requests } = o;
  const failed = (request: FastifyRequest, reply: FastifyReply, error: unknown) => {
    const code = codeOf(error);
    if (code === "INTERNAL") o.log.error({ err: error }, "a login failed in a way that we did not foresee");
    return o.pages.sendShell(request, reply, httpStatusOf(code));
  };

  server.get("/login", (request, reply) => requests.within(request, async () => {
    try {
      const { address, state, memory } = await o.begin(queryOf(request).get("to"));
      cookies.setLogin(request, reply, state, memory, loginTakesAtMostSeconds);
      return reply.redirect(address.href, 303);
    } catch (error) {
      return failed(request, reply, error);
    }
  }));

  server.get("/login/callback", (request, reply) => requests.within(request, async () => {
    const query = queryOf(request);
    const state = query.get("state") ?? "";
    const memory = cookies.login(request, state);
    if (memory !== undefined) cookies.clearLogin(reply, state);
    // Somebody who turned round at the provider.
    if (memory !== undefined && query.get("error") === "access_denied") return reply.redirect("/", 303);
    try {
      const { cookie, to } = await o.complete(query, memory, cookies.session(request));
      cookies.setSession(reply, cookie);
      return reply.redirect(to, 303);
    } catch (error) {
      return failed(request, reply, error);
    }
  }));
}

const queryOf = (request: FastifyRequest): URLSearchParams => new URLSearchParams(request.raw.url?.split("?")[1] ?? "");
