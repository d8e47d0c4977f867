import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { PeerCommand } from "../../domain/peer/commands.ts";
import type { Deps } from "../../ports/deps.ts";

/** The organisation attests that lived experience has become experience competence (ASG-01): who and when are recorded. */
export const attestCompetence = (deps: Deps) => (input: z.infer<typeof peerCommands.AttestCompetence>, who: Actor) =>
  runCommand(deps.runner, deps.peers, {
    name: "attestCompetence", id: input.peerId, input, mayKnow: (peer) => isOfOrganisation(peer, who.tenantId),
    command: (now): PeerCommand => ({ type: "attestCompetence", attestedBy: who.userId, at: now.toISOString() }),
    result: ({ state }) => ({ peerId: input.peerId, status: state.status }),
  });
