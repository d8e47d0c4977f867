import type { ErrorCode, FieldError } from "@haandslag/contracts";
import { TRPCClientError } from "@trpc/client";

/** What a person is told when a call did not do what was asked. `code` chooses the words (texts/…/errors.json). */
export interface Refusal {
  readonly code: ErrorCode | "OFFLINE" | "UNKNOWN";
  readonly fields: readonly FieldError[];
  /** For whoever helps by phone: finds the call in the logs (OPS-05). */
  readonly correlationId: string | null;
}

/** Any error of a call as a refusal. An answer that is none of ours, or none at all, never reaches a person as it is. */
export function refusalIn(error: unknown): Refusal {
  if (error instanceof TRPCClientError) {
    const data = error.data as { code?: ErrorCode; fields?: readonly FieldError[]; correlationId?: string | null } | undefined | null;
    if (typeof data?.code === "string") return { code: data.code, fields: data.fields ?? [], correlationId: data.correlationId ?? null };
  }
  return { code: navigator.onLine && !(error instanceof TypeError) && !isNetworkFailure(error) ? "UNKNOWN" : "OFFLINE", fields: [], correlationId: null };
}

const isNetworkFailure = (error: unknown): boolean => error instanceof TRPCClientError && error.cause instanceof TypeError;

export const isAboutLogin = ({ code }: Refusal): boolean => code === "NOT_LOGGED_IN" || code === "SESSION_EXPIRED";
