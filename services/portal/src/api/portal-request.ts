import type { IncomingMessage } from "node:http";
import type { ErrorCode } from "@haandslag/contracts";
import { beginCall, type Call, DomainError, type Log, withinCall } from "@haandslag/service-kit";
import { httpStatusOf, refusal } from "@haandslag/service-kit/api";
import { isDatabaseAway } from "@haandslag/service-kit/database";
import type { FastifyReply, FastifyRequest } from "fastify";

/** The call of each request, for as long as it lasts. */
export interface PortalRequests {
  begin(request: FastifyRequest): Call;
  /** Runs a request's work inside its call. Which rows it reaches is said where they are asked for; until then none. */
  within<Answer>(request: FastifyRequest, work: () => Promise<Answer>): Promise<Answer>;
  refuse(request: FastifyRequest, reply: FastifyReply, code: ErrorCode, status?: number): FastifyReply;
  /** Any error, as a refusal in our words; what nobody foresaw is logged. */
  refuseFor(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply;
}

export function portalRequests(log: Log): PortalRequests {
  const calls = new WeakMap<IncomingMessage, Call>();
  const callOf = (request: FastifyRequest): Call => calls.get(request.raw) ?? begin(request);
  const begin = (request: FastifyRequest): Call => {
    const call = { ...beginCall({ correlationId: headerOf(request, "x-correlation-id"), traceparent: headerOf(request, "traceparent") }), scope: "" };
    calls.set(request.raw, call);
    return call;
  };
  const refuse = (request: FastifyRequest, reply: FastifyReply, code: ErrorCode, status = httpStatusOf(code)) =>
    reply.code(status).type("application/json; charset=utf-8").send(refusal(code, status, callOf(request).correlationId));
  return {
    begin,
    within: (request, work) => withinCall(callOf(request), work),
    refuse,
    refuseFor(request, reply, error) {
      const code = codeOf(error);
      if (code === "INTERNAL") withinCall(callOf(request), () => log.error({ err: error }, "a request failed in a way that we did not foresee"));
      return refuse(request, reply, code);
    },
  };
}

export const codeOf = (error: unknown): ErrorCode => {
  if (error instanceof DomainError) return error.code;
  // Sessions are what people log in with: without them nobody is known.
  return isDatabaseAway(error) ? "LOGIN_UNAVAILABLE" : "INTERNAL";
};

/** A header that came more than once counts as none. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}
