import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { PeerCommand } from "../../domain/peer/commands.ts";
import type { Deps } from "../../ports/deps.ts";

/** Back after a pause. */
export const resumePeer = (deps: Deps) => (input: z.infer<typeof peerCommands.ResumePeer>, who: Actor) =>
  runCommand(deps.runner, deps.peers, {
    name: "resumePeer", id: input.peerId, input, mayKnow: (peer) => isOfOrganisation(peer, who.tenantId),
    command: (): PeerCommand => ({ type: "resumePeer" }),
    within: (tx, _next, at) => deps.peers.tellWhoSees(tx, input.peerId, { at }),
    result: ({ state }) => ({ peerId: input.peerId, status: state.status }),
  });
