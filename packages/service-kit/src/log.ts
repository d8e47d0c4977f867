import { pino, type DestinationStream, type Logger } from "pino";
import { findCurrentCall } from "./call/call.ts";

export type Log = Logger;

/** Field names that must never reach a log, wherever they stand (CON-26). Belt and braces: our code logs ids and codes only. */
const neverLogged = ["cprNumber", "givenNames", "familyName", "phones", "emails", "address", "wish", "words", "message", "authorization", "idempotencyKey", "input"];

/** JSON lines; each carries the service and the correlation id of the call it was written in (OPS-05). */
export function createLog(o: { service: string; level?: string; destination?: DestinationStream }): Log {
  return pino(
    {
      level: o.level ?? "info",
      base: { service: o.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: "msg",
      redact: { paths: neverLogged.flatMap((name) => [name, `*.${name}`]), censor: "[left out]" },
      serializers: { err: plainError },
      mixin: () => {
        const call = findCurrentCall();
        return call === undefined ? {} : { correlationId: call.correlationId, ...(call.causationId === undefined ? {} : { causationId: call.causationId }) };
      },
    },
    ...(o.destination === undefined ? [] : [o.destination]),
  );
}

/**
 * Class, code and where; of a database error never its message or detail, since these quote the row's values.
 */
function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string };
  const fromDatabase = typeof (error as { severity?: string }).severity === "string";
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(fromDatabase ? { table, constraint } : { text: error.name === "ZodError" ? "schema" : error.message.slice(0, 300) }),
    at: (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at ")).slice(0, 6).map((line) => line.trim().replace(/file:\/\/.*\/(?=(packages|services)\/)/, "")),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  };
}
