import { type ErrorCode, type ErrorKind, errorCodes } from "@haandslag/contracts";
import type { FastifyRequest } from "fastify";
import type { Actor, Role } from "../auth/index.ts";
import { type Call, withinCall } from "../call/call.ts";
import { unverified } from "../call/tenant-scope.ts";
import { isDatabaseAway } from "../database/unavailable.ts";
import { DomainError } from "../domain-error.ts";
import type { Log } from "../log.ts";

/** What a route beside tRPC is given, so that it verifies and reports as a procedure does. */
export interface RouteKit {
  /**
   * Verifies the bearer token, refuses other roles, and works inside the call.
   * @throws DomainError, whatever went wrong; what is not the caller's fault has been logged
   */
  as<Answer>(request: FastifyRequest, roles: readonly Role[], work: (who: Actor) => Promise<Answer>): Promise<Answer>;
}

export function routeKit(o: { callOf(request: FastifyRequest): Call; actorOf(request: FastifyRequest): Promise<Actor>; log: Log; unavailable: ErrorCode }): RouteKit {
  return {
    as(request, roles, work) {
      const call = o.callOf(request);
      return withinCall(unverified(call), async () => {
        try {
          const actor = await o.actorOf(request);
          if (!roles.includes(actor.role)) throw new DomainError("NOT_ALLOWED", { detail: { role: actor.role } });
          return await withinCall({ ...call, actor }, () => work(actor));
        } catch (error) {
          const domain = error instanceof DomainError ? error : new DomainError(isDatabaseAway(error) ? o.unavailable : "INTERNAL", { cause: error });
          if (domain.code === "INTERNAL") o.log.error({ err: error }, "a request failed in a way that we did not foresee");
          throw domain;
        }
      });
    },
  };
}

const statuses = {
  "bad-input": 400, "not-logged-in": 401, forbidden: 403, "not-found": 404, "wrong-method": 405, conflict: 409, "too-large": 413, "wrong-type": 415, bug: 500, unavailable: 503,
} as const satisfies Record<ErrorKind, number>;

export const httpStatusOf = (code: ErrorCode): number => statuses[errorCodes[code]];
