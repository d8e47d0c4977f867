import cookie from "@fastify/cookie";
import type { ErrorCode } from "@haandslag/contracts";
import { DomainError, type Health, type Log } from "@haandslag/service-kit";
import { answerUnreadable, codeOfStatus, endConnectionsAtClose } from "@haandslag/service-kit/api";
import { fastify, type FastifyError, type FastifyInstance } from "fastify";
import type { Pages } from "./pages.ts";
import { codeOf, type PortalRequests } from "./portal-request.ts";

/** Forms of our own are a token long; calls to services have a limit of their own. */
const bodyLimit = 10_000;
/** A request that has not arrived by then is given up. */
const requestTimeout = 30_000;
/** Addresses that are no page's: what is not there is said in JSON. */
const noPage = /^\/(?:api|assets|session|changes|login|logout|livez|readyz)(?:[/?]|$)/;

/**
 * The portal's server: the routes that are given, /livez and /readyz, and the pages for every other address. Whatever
 * goes wrong has a code of ours in a body of the services' shape, and every answer has the same headers of caution.
 */
export function httpServer(o: {
  headers: Readonly<Record<string, string>>;
  requests: PortalRequests;
  pages: Pages;
  health: Health;
  log: Log;
  routes(server: FastifyInstance): void;
  /** Lets go of those who only listen, so that closing waits for nobody. */
  beforeClose(): Promise<void>;
}): FastifyInstance {
  const { requests } = o;
  const server = fastify({
    bodyLimit, requestTimeout, forceCloseConnections: "idle", routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: ({ statusCode = 500 }, request, reply) => { void requests.refuse(request, reply.headers(o.headers), codeOfStatus(statusCode), statusCode); },
  });
  server.addHook("onRequest", (request, reply, done) => {
    void reply.headers(o.headers).header("x-correlation-id", requests.begin(request).correlationId);
    done();
  });
  server.addHook("preClose", () => o.beforeClose());
  endConnectionsAtClose(server);
  void server.register(cookie);
  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))));

  server.get("/livez", () => ({ status: "alive" }));
  server.get("/readyz", async (_request, reply) => {
    const parts = await o.health.ready();
    const ready = parts.every((part) => part.ok);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not-ready", parts });
  });
  // After the cookies' own hook, which a plugin adds when it is loaded.
  void server.register((routes, _options, done) => {
    o.routes(routes);
    done();
  });

  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?")[0] ?? "/";
    if (request.method !== "GET" && request.method !== "HEAD") return requests.refuse(request, reply, noPage.test(path) ? "PROCEDURE_UNKNOWN" : "METHOD_WRONG");
    if (noPage.test(path) && path !== "/login/again") return o.pages.sendFile(request, reply, path) ?? requests.refuse(request, reply, "PROCEDURE_UNKNOWN");
    return o.pages.sendFile(request, reply, path) ?? o.pages.sendShell(request, reply);
  });
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (!(error instanceof DomainError) && error.statusCode !== undefined && error.statusCode < 500) return requests.refuse(request, reply, bodyCode(error), error.statusCode);
    return requests.refuseFor(request, reply, codeOf(error) === "INTERNAL" ? error : new DomainError(codeOf(error), { cause: error }));
  });
  return server;
}

const bodyCode = ({ statusCode = 400, code }: FastifyError): ErrorCode => (code === "FST_ERR_CTP_EMPTY_JSON_BODY" || code === "FST_ERR_CTP_INVALID_JSON_BODY" ? "BODY_NOT_JSON" : codeOfStatus(statusCode));
