import { type ErrorCode, type ErrorKind, errorCodes } from "@haandslag/contracts";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";

/** The one place where a domain code becomes a transport code. */
const transportCodes = {
  "bad-input": "BAD_REQUEST",
  "not-logged-in": "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  "not-found": "NOT_FOUND",
  conflict: "CONFLICT",
  "too-large": "PAYLOAD_TOO_LARGE",
  "wrong-type": "UNSUPPORTED_MEDIA_TYPE",
  "wrong-method": "METHOD_NOT_SUPPORTED",
  unavailable: "SERVICE_UNAVAILABLE",
  bug: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorKind, TRPC_ERROR_CODE_KEY>;

export const transportCode = (code: ErrorCode): TRPC_ERROR_CODE_KEY => transportCodes[errorCodes[code]];

/** What tRPC itself refuses before our code is asked. */
export const codeOfTransport: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  PARSE_ERROR: "BODY_NOT_JSON",
  BAD_REQUEST: "INPUT_INVALID",
  NOT_FOUND: "PROCEDURE_UNKNOWN",
  METHOD_NOT_SUPPORTED: "METHOD_WRONG",
  UNSUPPORTED_MEDIA_TYPE: "CONTENT_TYPE_WRONG",
  PAYLOAD_TOO_LARGE: "BODY_TOO_LARGE",
};
