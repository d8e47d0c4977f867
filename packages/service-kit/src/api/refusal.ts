import { type ErrorCode } from "@haandslag/contracts";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { transportCode } from "./transport-code.ts";

/** The body of a refusal that no procedure was asked about; of the same shape as what the procedures' errors get. */
export const refusal = (code: ErrorCode, httpStatus: number, correlationId: string | null) =>
  ({ error: { message: code, code: TRPC_ERROR_CODES_BY_KEY[transportCode(code)], data: { code, httpStatus, detail: {}, fields: [], correlationId } } });

/** What Fastify and Node refuse, by status. Their own words would repeat the address, so none of them are used. */
export function codeOfStatus(status: number): ErrorCode {
  if (status === 413 || status === 431) return "BODY_TOO_LARGE";
  if (status === 414) return "PROCEDURE_UNKNOWN";
  if (status === 415) return "CONTENT_TYPE_WRONG";
  return status < 500 ? "INPUT_INVALID" : "INTERNAL";
}
