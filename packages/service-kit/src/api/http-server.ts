import type { IncomingMessage } from "node:http";
import type { ErrorCode } from "@haandslag/contracts";
import type { AnyRouter } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Actor } from "../auth/index.ts";
import { beginCall, type Call } from "../call/call.ts";
import type { Log } from "../log.ts";
import type { Health } from "../run/health.ts";
import { endConnectionsAtClose } from "./end-connections-at-close.ts";
import { codeOfStatus, refusal } from "./refusal.ts";
import { type RouteKit, routeKit } from "./route-kit.ts";
import type { RequestContext } from "./trpc.ts";
import { answerUnreadable } from "./unreadable-request.ts";

const bodyLimit = 1_500_000;
/** So many procedures may be called in one request: each of them takes a connection of the pool. */
const maxBatchSize = 20;
/** A request that has not arrived by then is given up. */
const requestTimeout = 30_000;
const json = /^application\/json\s*(;|$)/i;

/**
 * tRPC on Fastify, with /livez and /readyz. Everything that goes wrong before tRPC is asked has a code too, in a body of
 * the same shape. Addresses are never logged and never repeated: they could hold what a caller put there (CON-26).
 */
export function httpServer<Features>(o: {
  router: AnyRouter;
  features: Features;
  verify(authorization: string | undefined): Promise<Actor>;
  health: Health;
  log: Log;
  unavailable: ErrorCode;
  /** Routes beside tRPC. */
  routes?(server: FastifyInstance, kit: RouteKit): void;
}): FastifyInstance {
  const calls = new WeakMap<IncomingMessage, Call>();
  const refuse = (request: FastifyRequest, reply: FastifyReply, status: number, code: ErrorCode) =>
    reply.code(status).send(refusal(code, status, calls.get(request.raw)?.correlationId ?? null));

  const server = fastify({
    bodyLimit, requestTimeout, forceCloseConnections: "idle", routerOptions: { maxParamLength: 5000 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: ({ statusCode = 500 }, request, reply) => { void refuse(request, reply, statusCode, codeOfStatus(statusCode)); },
  });

  server.addHook("onRequest", (request, reply, done) => {
    const call = beginCall({ correlationId: headerOf(request, "x-correlation-id"), traceparent: headerOf(request, "traceparent") });
    calls.set(request.raw, call);
    void reply.header("x-correlation-id", call.correlationId);
    done();
  });
  endConnectionsAtClose(server);
  server.get("/livez", () => ({ status: "alive" }));
  server.get("/readyz", async (_request, reply) => {
    const parts = await o.health.ready();
    const ready = parts.every((part) => part.ok);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not-ready", parts });
  });
  o.routes?.(server, routeKit({ callOf: (request) => calls.get(request.raw) ?? beginCall({}), actorOf: (request) => o.verify(headerOf(request, "authorization")), log: o.log, unavailable: o.unavailable }));

  void server.register((trpc, _options, done) => {
    trpc.addHook("onRequest", async (request, reply) => {
      if (request.method !== "POST" && request.method !== "GET" && request.method !== "HEAD") return refuse(request, reply, 405, "METHOD_WRONG");
      if (request.method === "POST" && !json.test(request.headers["content-type"] ?? "")) return refuse(request, reply, 415, "CONTENT_TYPE_WRONG");
      // With it tRPC would answer 200 at once and put refusals into the stream.
      delete request.raw.headers["trpc-accept"];
    });
    // What tRPC refuses before it has looked at the calls it sends as text.
    trpc.addHook("onSend", (_request, _reply, payload, send) => {
      if (payload instanceof Response && payload.headers.get("content-type")?.startsWith("text/plain") === true) payload.headers.set("content-type", "application/json");
      send(null, payload);
    });
    void trpc.register(fastifyTRPCPlugin, {
      prefix: "/trpc",
      trpcOptions: {
        router: o.router,
        allowMethodOverride: true,
        maxBatchSize,
        createContext: ({ req }: { req: FastifyRequest }): RequestContext<Features> =>
          ({ call: calls.get(req.raw) ?? beginCall({}), actor: () => o.verify(headerOf(req, "authorization")), features: o.features, log: o.log, unavailable: o.unavailable }),
      },
    });
    done();
  });

  server.setNotFoundHandler((request, reply) => refuse(request, reply, 404, "PROCEDURE_UNKNOWN"));
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) o.log.error({ err: error, correlationId: calls.get(request.raw)?.correlationId }, "a request failed before it reached a procedure");
    return refuse(request, reply, status, codeOfStatus(status));
  });
  return server;
}

/** A header that came more than once counts as none. */
function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
