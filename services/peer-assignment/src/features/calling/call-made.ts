import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { CallMeCommand } from "../../domain/call-me/call-me.ts";
import type { Deps } from "../../ports/deps.ts";

/** The coordinator has rung. What was said is nobody else's. */
export const callMade = (deps: Deps) => (input: z.infer<typeof peerCommands.CallMade>, who: Actor) =>
  runCommand(deps.runner, deps.callMes, {
    name: "callMade", id: input.callId, input, mayKnow: (call) => isOfOrganisation(call, who.tenantId),
    command: (now): CallMeCommand => ({ type: "callMade", at: now.toISOString() }),
    result: ({ id, state }) => ({ callId: id, madeAt: state.madeAt }),
  });
