import type { peerCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../../ports/deps.ts";
import { listCalls } from "../../storage/call-mes.ts";

/** Which peers wait to be rung, to their coordinator. */
export const listCallMes = (deps: Deps) => async (page: z.infer<typeof peerCommands.ListCallMes>, who: Actor) => {
  const { items, next } = await listCalls(deps.runner.pool, who.tenantId ?? "", page);
  return { calls: items.map(({ id, call: { peerId, askedAt, madeAt }, displayName, referralId }) => ({ callId: id, peerId, displayName, referralId, askedAt, madeAt })), next };
};
