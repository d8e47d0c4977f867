import { pino, type DestinationStream, type Logger } from "pino";
import { findCurrentCall } from "./call/call.ts";
import { plainError } from "./plain-error.ts";

export type Log = Logger;

/** Field names that must never reach a log, wherever they stand (CON-26). Belt and braces: our code logs ids and codes only. */
const neverLogged = new Set(["cprNumber", "givenNames", "familyName", "phones", "emails", "address", "wish", "words", "message", "authorization", "idempotencyKey", "input"]);
const leftOut = "[left out]";

/** JSON lines; each carries the service and the correlation id of the call it was written in (OPS-05). */
export function createLog(o: { service: string; level?: string; destination?: DestinationStream }): Log {
  return pino(
    {
      level: o.level ?? "info",
      base: { service: o.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: "msg",
      // `redact` for what a child logger is given, `formatters` for what a line is given, at any depth.
      redact: { paths: [...neverLogged], censor: leftOut },
      formatters: { log: ({ err, ...fields }) => ({ ...(loggable(fields, 0) as Record<string, unknown>), ...(err === undefined ? {} : { err: plainError(err) }) }) },
      hooks: {
        // An error in place of the fields would lend the line its message.
        logMethod(args, method) {
          const [first, text] = args as unknown[];
          if (first instanceof Error) method.call(this, { err: first }, typeof text === "string" ? text : "an error");
          else method.apply(this, args);
        },
      },
      mixin: () => {
        const call = findCurrentCall();
        return call === undefined ? {} : { correlationId: call.correlationId, ...(call.causationId === undefined ? {} : { causationId: call.causationId }) };
      },
    },
    ...(o.destination === undefined ? [] : [o.destination]),
  );
}

const deepest = 6;

/** What may stand in a line: the fields without what is never logged, and errors without what they quote. */
function loggable(value: unknown, depth: number): unknown {
  if (value instanceof Error) return plainError(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth === deepest) return leftOut;
  if (Array.isArray(value)) return value.map((one) => loggable(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, neverLogged.has(name) ? leftOut : loggable(one, depth + 1)]));
}
