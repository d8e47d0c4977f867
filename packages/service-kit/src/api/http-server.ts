import type { ErrorCode } from "@haandslag/contracts";
import type { AnyRouter } from "@trpc/server";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import { fastify, type FastifyError, type FastifyInstance } from "fastify";
import type { Actor } from "../auth/index.ts";
import { beginCall } from "../call/call.ts";
import type { Log } from "../log.ts";
import type { Health } from "../run/health.ts";
import { codeOfTransport } from "./transport-code.ts";
import type { RequestContext } from "./trpc.ts";

const bodyLimit = 1_500_000;

/**
 * tRPC on Fastify, with /livez and /readyz. Everything that goes wrong before tRPC is asked has a code too.
 * Addresses are never logged: they could hold what a caller put there (CON-26).
 */
export function httpServer<Features>(o: {
  router: AnyRouter;
  features: Features;
  verify(authorization: string | undefined): Promise<Actor>;
  health: Health;
  log: Log;
  unavailable: ErrorCode;
  /** Routes beside tRPC. */
  routes?(server: FastifyInstance): void;
}): FastifyInstance {
  const server = fastify({ bodyLimit, routerOptions: { maxParamLength: 5000 }, forceCloseConnections: "idle" });

  server.get("/livez", () => ({ status: "alive" }));
  server.get("/readyz", async (_request, reply) => {
    const parts = await o.health.ready();
    const ready = parts.every((part) => part.ok);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not-ready", parts });
  });
  o.routes?.(server);

  void server.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: {
      router: o.router,
      allowMethodOverride: true,
      createContext: ({ req, res }: { req: { headers: Record<string, string | string[] | undefined> }; res: { header(name: string, value: string): unknown } }): RequestContext<Features> => {
        const header = (name: string) => (typeof req.headers[name] === "string" ? (req.headers[name] as string) : undefined);
        const call = beginCall({ correlationId: header("x-correlation-id"), traceparent: header("traceparent") });
        res.header("x-correlation-id", call.correlationId);
        return { call, actor: () => o.verify(header("authorization")), features: o.features, log: o.log, unavailable: o.unavailable };
      },
    },
  });

  server.setNotFoundHandler((_request, reply) => reply.code(404).send(refusal("PROCEDURE_UNKNOWN")));
  server.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    const code: ErrorCode = status === 413 ? "BODY_TOO_LARGE" : status === 415 ? "CONTENT_TYPE_WRONG" : status < 500 ? (codeOfTransport.PARSE_ERROR as ErrorCode) : "INTERNAL";
    if (status >= 500) o.log.error({ err: error }, "a request failed before it reached a procedure");
    return reply.code(status).send(refusal(code));
  });
  return server;
}

const refusal = (code: ErrorCode) => ({ error: { message: code, data: { code, fields: [] } } });
