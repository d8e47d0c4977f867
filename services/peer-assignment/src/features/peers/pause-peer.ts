import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { PeerCommand } from "../../domain/peer/commands.ts";
import type { Deps } from "../../ports/deps.ts";

/** No new course until resumed; what runs goes on. */
export const pausePeer = (deps: Deps) => (input: z.infer<typeof peerCommands.PausePeer>, who: Actor) =>
  runCommand(deps.runner, deps.peers, {
    name: "pausePeer", id: input.peerId, input, mayKnow: (peer) => isOfOrganisation(peer, who.tenantId),
    command: (): PeerCommand => ({ type: "pausePeer" }),
    within: (tx, _next, at) => deps.peers.tellWhoSees(tx, input.peerId, { at }),
    result: ({ state }) => ({ peerId: input.peerId, status: state.status }),
  });
