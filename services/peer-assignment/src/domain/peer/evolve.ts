import type { PeerEvent } from "./events.ts";
import type { Peer } from "./state.ts";

export function evolve(peer: Peer | undefined, event: PeerEvent): Peer {
  if (event.type === "registered") {
    const { organisationId, employment, loadCap } = event;
    return { status: "invited", organisationId, employment, loadCap, competence: null, nextSupervision: null, assignmentIds: [] };
  }
  if (peer === undefined) throw new Error(`A peer's history begins with "${event.type}": the row that registered the peer is missing.`);
  switch (event.type) {
    case "competence-attested":
      return { ...peer, status: "active", competence: { attestedBy: event.attestedBy, at: event.at } };
    case "supervision-planned":
      return { ...peer, nextSupervision: event.nextSupervision };
    case "paused":
      return peer.competence === null ? peer : { ...peer, status: "paused", competence: peer.competence };
    case "resumed":
      return peer.competence === null ? peer : { ...peer, status: "active", competence: peer.competence };
    case "words-edited":
      return peer;
    case "left":
      return { ...peer, status: "left" };
    case "took-on":
      return { ...peer, assignmentIds: [...peer.assignmentIds, event.assignmentId] };
    case "released":
      return { ...peer, assignmentIds: peer.assignmentIds.filter((id) => id !== event.assignmentId) };
    default:
      return event satisfies never;
  }
}
