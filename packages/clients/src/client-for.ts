import { type ErrorCode, errorCodes } from "@haandslag/contracts";
import { callHeaders, currentCall, DomainError } from "@haandslag/service-kit";
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";

export interface ClientOptions {
  /** Base address with /trpc, as in ready.json. */
  readonly url: string;
  /** The access token to call with: a service's own, or a person's. */
  token(): Promise<string>;
  /** After this the answer is "unavailable"; nothing is tried again here. */
  readonly timeoutMs?: number;
}

/** A typed client that carries the call (correlation, trace) along. Only types cross: nothing of the service is loaded. */
export function clientFor<Router extends AnyRouter>(o: ClientOptions): TRPCClient<Router> {
  const link = httpLink<AnyRouter>({
    url: o.url,
    // Inputs never stand in an address, where proxies and logs would keep them (CON-26): queries are posted too.
    methodOverride: "POST",
    headers: () => callHeaders(currentCall()),
    fetch: async (address: string | URL | Request, init: RequestInit = {}) => {
      // One limit for all of it: the token, the connection, the answer's last byte.
      const late = AbortSignal.timeout(o.timeoutMs ?? 2000);
      const signal = init.signal ? AbortSignal.any([init.signal, late]) : late;
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${await unless(signal, o.token())}`);
      // No service redirects; whoever does is not the one we mean to tell.
      return await fetch(address, { ...init, headers, signal, redirect: "error" });
    },
  } as never);
  return createTRPCClient<Router>({ links: [link] } as never);
}

/** What `work` answers, or the signal's reason where that is sooner. */
async function unless<Answer>(signal: AbortSignal, work: Promise<Answer>): Promise<Answer> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/**
 * What another service says of our request and not of the question: a token that it does not take, a procedure that its
 * version lacks. The person who waits can do nothing about it, so to them the service is away.
 */
const aboutOurRequest: ReadonlySet<string> = new Set<ErrorCode>([
  "INTERNAL", "NOT_LOGGED_IN", "LOGIN_UNAVAILABLE", "PROCEDURE_UNKNOWN", "METHOD_WRONG", "CONTENT_TYPE_WRONG", "BODY_NOT_JSON", "BODY_TOO_LARGE",
]);

/**
 * Runs a question to another service. Its own refusals pass through with their code; a service that is away, slow or
 * broken is `unavailable` (e.g. CONSENT_UNAVAILABLE, CON-20).
 * @throws DomainError
 */
export async function asking<Answer>(unavailable: ErrorCode, question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    const refusal = error instanceof TRPCClientError ? refusalIn(error.data) : undefined;
    if (refusal === undefined || aboutOurRequest.has(refusal.code)) throw new DomainError(unavailable, { cause: error });
    throw new DomainError(refusal.code, { detail: refusal.detail, cause: error });
  }
}

/** A refusal in our words; anything else may have been said by whatever answers at that address. */
function refusalIn(data: unknown): { code: ErrorCode; detail: Record<string, string> } | undefined {
  const { code, detail } = (typeof data === "object" && data !== null ? data : {}) as { code?: unknown; detail?: unknown };
  if (typeof code !== "string" || !Object.hasOwn(errorCodes, code)) return undefined;
  const words = Object.entries(typeof detail === "object" && detail !== null ? detail : {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { code: code as ErrorCode, detail: Object.fromEntries(words) };
}
