import { type ErrorCode, errorCodes, type FieldError } from "@haandslag/contracts";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { Actor, Role } from "../auth/index.ts";
import { type Call, withinCall } from "../call/call.ts";
import { unverified } from "../call/tenant-scope.ts";
import { isDatabaseAway } from "../database/unavailable.ts";
import { DomainError } from "../domain-error.ts";
import type { Log } from "../log.ts";
import { fieldErrors } from "./field-errors.ts";
import { onlyText } from "./only-text.ts";
import { codeOfTransport, transportCode } from "./transport-code.ts";

/** What a procedure is given: the call (correlation, actor) and the service's features. */
export interface RequestContext<Features> {
  readonly call: Call;
  /** Verified token, or why there is none. Asked only where a procedure needs it. */
  actor(): Promise<Actor>;
  readonly features: Features;
  readonly log: Log;
  /** The code for "the database is away", e.g. `REFERRAL_UNAVAILABLE`. */
  readonly unavailable: ErrorCode;
}

/** Which roles may call a procedure; the table of procedures × roles is read from here. */
export interface ProcedureMeta {
  readonly roles: readonly Role[] | "anybody";
}

/**
 * The base procedures of a service. `for(...roles)` verifies the token, refuses other roles, and runs the resolver
 * inside the call, so that every log line and every statement knows whose it is.
 */
export function apiOf<Features>() {
  const t = initTRPC.context<RequestContext<Features>>().meta<ProcedureMeta>().create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const domain = asDomainError(error, ctx?.unavailable ?? "INTERNAL");
      return {
        message: domain.code,
        code: shape.code,
        data: { code: domain.code, httpStatus: shape.data.httpStatus, detail: domain.detail, fields: domain.fields as FieldError[], correlationId: ctx?.call.correlationId ?? null },
      };
    },
  });

  // Logged inside the call: the line carries its correlation id (OPS-05).
  const inCall = t.procedure.use(({ ctx, next, path, type }) => withinCall(unverified(ctx.call), async () => {
    const beganAt = performance.now();
    const result = await next();
    if (!result.ok) {
      report(ctx, result.error, `${type} ${path}`);
      return { ...result, error: asTransportError(result.error, ctx.unavailable) };
    }
    if (type === "mutation") ctx.log.info({ procedure: `${type} ${path}`, ms: Math.round(performance.now() - beganAt) }, "a command was carried out");
    return result;
  }));

  // Read only after the role is known, so that who may not call learns nothing about inputs.
  const inText = t.middleware(async ({ getRawInput, next }) => {
    const input = onlyText(await getRawInput());
    return await next({ getRawInput: () => Promise.resolve(input) });
  });

  return {
    router: t.router,
    createCallerFactory: t.createCallerFactory,
    anybody: inCall.meta({ roles: "anybody" }).use(inText),
    for: (...roles: [Role, ...Role[]]) =>
      inCall.meta({ roles }).use(async ({ ctx, next }) => {
        const actor = await ctx.actor();
        if (!roles.includes(actor.role)) throw new DomainError("NOT_ALLOWED", { detail: { role: actor.role } });
        const call = { ...ctx.call, actor };
        return await withinCall(call, () => next({ ctx: { ...ctx, call, who: actor } }));
      }).use(inText),
  };
}

function report(ctx: RequestContext<unknown>, error: TRPCError, procedure: string): void {
  const domain = asDomainError(error, ctx.unavailable);
  if (domain.code === "INTERNAL") ctx.log.error({ err: error.cause ?? error, procedure }, "a request failed in a way that we did not foresee");
  else if (errorCodes[domain.code] === "unavailable") ctx.log.warn({ code: domain.code, detail: domain.detail, procedure, err: domain.cause }, "a request could not be answered now");
  else ctx.log.info({ code: domain.code, detail: domain.detail, procedure }, "a request was refused");
}

const asTransportError = (error: TRPCError, unavailable: ErrorCode): TRPCError => {
  const domain = asDomainError(error, unavailable);
  return new TRPCError({ code: error.cause === undefined ? error.code : transportCode(domain.code), message: domain.code, cause: domain });
};

function asDomainError(error: TRPCError, unavailable: ErrorCode): DomainError {
  const { cause } = error;
  if (cause instanceof DomainError) return cause;
  if (cause instanceof ZodError && error.code === "BAD_REQUEST") return new DomainError("INPUT_INVALID", { fields: fieldErrors(cause.issues), cause });
  if (cause instanceof SyntaxError && error.code === "BAD_REQUEST") return new DomainError("BODY_NOT_JSON", { cause });
  if (isDatabaseAway(cause)) return new DomainError(unavailable, { cause });
  return new DomainError(codeOfTransport[error.code] ?? "INTERNAL", { cause });
}
