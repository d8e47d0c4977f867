import type { ErrorCode } from "@haandslag/contracts";
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
    headers: async () => ({ ...callHeaders(currentCall()), authorization: `Bearer ${await o.token()}` }),
    fetch: (address: string | URL | Request, init?: RequestInit) => fetch(address, { ...init, signal: AbortSignal.timeout(o.timeoutMs ?? 2000) }),
  } as never);
  return createTRPCClient<Router>({ links: [link] } as never);
}

interface ErrorData { readonly code?: ErrorCode; readonly detail?: Record<string, string> }

/**
 * Runs a question to another service. Its own refusals pass through with their code; a service that is away, slow or
 * broken is `unavailable` (e.g. CONSENT_UNAVAILABLE, CON-20).
 * @throws DomainError
 */
export async function asking<Answer>(unavailable: ErrorCode, question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    const data = error instanceof TRPCClientError ? (error.data as ErrorData | null) : null;
    if (data?.code === undefined || data.code === "INTERNAL" || data.code === unavailable) throw new DomainError(unavailable, { cause: error });
    throw new DomainError(data.code, { detail: data.detail ?? {}, cause: error });
  }
}
