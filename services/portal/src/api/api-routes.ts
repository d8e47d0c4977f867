import { DomainError } from "@haandslag/service-kit";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CurrentSession } from "../features/login/current-session.ts";
import type { passOn } from "../features/pass-on.ts";
import { type ServiceBehind, servicesBehind } from "../features/ports.ts";
import type { Seals } from "../storage/seal.ts";
import { pressed } from "./brotli.ts";
import type { Cookies } from "./cookies.ts";
import { headerOf, type PortalRequests } from "./portal-request.ts";
import { mustBeSameSite } from "./same-site.ts";

/** As the services have it. */
const bodyLimit = 1_500_000;
const json = /^application\/json\s*(;|$)/i;
const Address = z.object({ service: z.enum(Object.keys(servicesBehind) as [ServiceBehind, ...ServiceBehind[]]), procedure: z.string().regex(/^[A-Za-z]{1,60}$/) });

interface RouteDeps {
  readonly portal: string;
  readonly cookies: Cookies;
  readonly requests: PortalRequests;
  readonly current: CurrentSession;
  readonly seals: Seals;
  passOn: ReturnType<typeof passOn>;
}

/** `POST /api/<service>/trpc/<procedure>`: a person's call to a service, under the person's own token, which stays here. */
export function apiRoutes(server: FastifyInstance, { portal, cookies, requests, current, seals, passOn: pass }: RouteDeps): void {
  void server.register((api, _options, done) => {
    api.removeAllContentTypeParsers();
    // Byte for byte: what it says is the service's to read.
    api.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, parsed) => parsed(null, body));

    api.post("/api/:service/trpc/:procedure", {
      bodyLimit,
      // Before the body is read: who may not call sends nothing.
      async onRequest(request) {
        if (!Address.safeParse(request.params).success) throw new DomainError("PROCEDURE_UNKNOWN");
        if (!json.test(request.headers["content-type"] ?? "")) throw new DomainError("CONTENT_TYPE_WRONG");
        mustBeSameSite(request, portal);
      },
    }, (request, reply) => requests.within(request, async () => {
      const { service, procedure } = Address.parse(request.params);
      const session = await current.get(cookies.session(request));
      if (!seals.isCsrfToken(session.id, headerOf(request, "x-csrf-token") ?? "")) throw new DomainError("CSRF_TOKEN_WRONG");
      // What a page asks anew because somebody else changed something is no act of the person who may have left.
      if (headerOf(request, "x-unattended") === undefined) await current.use(session);
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const answer = await pass({ service, procedure, body, accessToken: await current.accessTokenOf(session) });
      if (answer.status === 401) {
        // The service does not take the token (withdrawn, or signed with keys that are no more): a session that cannot call is none.
        await current.end(session.id);
        throw new DomainError("SESSION_EXPIRED");
      }
      const small = await pressed(request, answer.body);
      if (small !== undefined) void reply.header("content-encoding", "br");
      return reply.code(answer.status).type(answer.contentType).header("vary", "accept-encoding").send(small ?? answer.body);
    }));
    done();
  });
}
