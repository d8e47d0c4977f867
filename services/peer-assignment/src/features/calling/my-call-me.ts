import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import { findNewestCall } from "../../storage/call-mes.ts";

/** The peer's own newest call: since when it waits, or when it was made. */
export const myCallMe = (deps: Deps) => async ({ peerId = "" }: Actor) => {
  const newest = await findNewestCall(deps.runner.pool, peerId);
  return newest === undefined ? null : { callId: newest.callId, askedAt: newest.call.askedAt, madeAt: newest.call.madeAt };
};
