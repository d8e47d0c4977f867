import type { peerCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isOfOrganisation } from "../../domain/assignment/access.ts";
import type { PeerCommand } from "../../domain/peer/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { savePeerProfile } from "../../storage/peer-profiles.ts";

/** Invites a peer. Nobody can be assigned before their experience competence is attested and supervision is planned (ASG-01, ASG-02). */
export const registerPeer = (deps: Deps) => (input: z.infer<typeof peerCommands.RegisterPeer>, who: Actor) => {
  // Nothing of what the peer says of themself, not even its hash, outlives their leaving.
  const ids = { idempotencyKey: input.idempotencyKey, peerId: input.peerId };
  return runCommand(deps.runner, deps.peers, {
    name: "registerPeer", id: input.peerId, makes: true, input: ids, mayKnow: (peer) => isOfOrganisation(peer, who.tenantId),
    command: (): PeerCommand => ({ type: "registerPeer", organisationId: who.tenantId ?? "", employment: input.employment, loadCap: input.loadCap }),
    within: (tx) => savePeerProfile(tx, input.peerId, {
      displayName: input.displayName, ownWords: input.ownWords,
      traits: { gender: input.gender ?? null, themes: input.themes, forms: input.forms, languages: input.languages, times: input.times },
    }),
    result: ({ state }) => ({ peerId: input.peerId, status: state.status }),
  });
};
