import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";

/** Whoever signs in as a peer of this organisation and has not left. @throws DomainError NOT_FOUND */
export async function ownPeerId({ runner, peers }: Deps, { peerId, tenantId }: Actor): Promise<string> {
  const peer = peerId === undefined ? undefined : await peers.store.find(runner.pool, peerId);
  if (peer === undefined || peer.state.status === "left" || peer.state.organisationId !== tenantId) throw new DomainError("NOT_FOUND");
  return peer.id;
}
