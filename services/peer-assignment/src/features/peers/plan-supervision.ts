import type { peerCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { PeerCommand } from "../../domain/peer/commands.ts";
import type { Deps } from "../../ports/deps.ts";

/** The next supervision. From the day after it the peer takes on nothing new until another is planned (ASG-02). */
export const planSupervision = (deps: Deps) => (input: z.infer<typeof peerCommands.PlanSupervision>, who: Actor) =>
  runCommand(deps.runner, deps.peers, {
    name: "planSupervision", id: input.peerId, input, mayKnow: (peer) => isOfOrganisation(peer, who.tenantId),
    command: (now): PeerCommand => {
      if (input.nextSupervision < localDateOf(now)) throw new DomainError("INPUT_INVALID", { fields: [{ field: "nextSupervision", code: "NOT_ALLOWED_HERE", text: "This day is over. Plan one that is to come." }] });
      return { type: "planSupervision", nextSupervision: input.nextSupervision };
    },
    within: (tx, _next, at) => deps.peers.tellWhoSees(tx, input.peerId, { at }),
    result: ({ state }) => ({ peerId: input.peerId, status: state.status }),
  });
