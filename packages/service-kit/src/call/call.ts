import { AsyncLocalStorage } from "node:async_hooks";
import { v7, validate } from "uuid";
import type { Actor } from "../auth/index.ts";
import { randomHex } from "./random-hex.ts";

/**
 * What belongs to one request or one event while it is worked on (OPS-05): the correlation id of the first command
 * that led here, the event that caused it, the W3C trace, and who acts.
 */
export interface Call {
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent: string;
  readonly actor?: Actor;
  /** Whose rows it reaches, where that is another's than the actor's (`withinScope`). */
  readonly scope?: string;
}

const storage = new AsyncLocalStorage<Call>();

/** The call we are in. Outside of one (start-up, a sweep) a new one begins. */
export const currentCall = (): Call => storage.getStore() ?? beginCall({});
export const findCurrentCall = (): Call | undefined => storage.getStore();
export const withinCall = <Result>(call: Call, run: () => Result): Result => storage.run(call, run);

/** W3C Trace Context § 3.2.2; ids of zeros alone are invalid. */
const traceForm = /^00-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * Takes over a caller's trace where it is well formed, and the correlation id where it is a UUID; makes new ones where not.
 * The id goes on into logs, history, events and headers: a looser form would let a CPR number through (CON-26).
 */
export function beginCall(from: { correlationId?: string | undefined; causationId?: string | undefined; traceparent?: string | undefined; actor?: Actor | undefined }): Call {
  const trace = traceForm.exec(from.traceparent ?? "")?.[1] ?? randomHex(16);
  return {
    correlationId: from.correlationId !== undefined && validate(from.correlationId) ? from.correlationId : v7(),
    traceparent: `00-${trace}-${randomHex(8)}-01`,
    ...(from.causationId === undefined ? {} : { causationId: from.causationId }),
    ...(from.actor === undefined ? {} : { actor: from.actor }),
  };
}

/** Headers that carry the call to the next service. */
export function callHeaders(call: Call): Record<string, string> {
  return { "x-correlation-id": call.correlationId, traceparent: call.traceparent };
}
