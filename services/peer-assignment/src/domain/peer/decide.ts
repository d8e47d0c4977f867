import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { PeerCommand } from "./commands.ts";
import type { PeerEvent } from "./events.ts";
import type { Peer } from "./state.ts";
import { whyNotAssignable } from "./why-not-assignable.ts";

/** Pure and total. Whoever has left stays so; a peer who comes back is registered anew. */
export function decide(command: PeerCommand, peer: Peer | undefined): Decision<PeerEvent> {
  if (command.type === "registerPeer") {
    const { organisationId, employment, loadCap } = command;
    return peer === undefined ? happened({ type: "registered", organisationId, employment, loadCap }) : wrongState(command, peer);
  }
  if (peer === undefined) return command.type === "release" ? nothingToDo : refuse("NOT_FOUND");
  switch (command.type) {
    case "attestCompetence":
      if (peer.status === "left") return wrongState(command, peer);
      return peer.competence === null ? happened({ type: "competence-attested", attestedBy: command.attestedBy, at: command.at }) : nothingToDo;
    case "planSupervision":
      if (peer.status === "left") return wrongState(command, peer);
      return peer.nextSupervision === command.nextSupervision ? nothingToDo : happened({ type: "supervision-planned", nextSupervision: command.nextSupervision });
    case "pausePeer":
      if (peer.status === "paused") return nothingToDo;
      return peer.status === "active" ? happened({ type: "paused" }) : wrongState(command, peer);
    case "resumePeer":
      if (peer.status === "active") return nothingToDo;
      return peer.status === "paused" ? happened({ type: "resumed" }) : wrongState(command, peer);
    case "editWords":
      return peer.status === "left" ? wrongState(command, peer) : happened({ type: "words-edited" });
    case "leave":
      if (peer.status === "left") return nothingToDo;
      // Courses are handed back first: nobody leaves with a citizen still tied to them.
      return peer.assignmentIds.length === 0 ? happened({ type: "left" }) : wrongState(command, peer);
    case "takeOn":
      return takeOn(command, peer);
    case "release":
      return peer.assignmentIds.includes(command.assignmentId) ? happened({ type: "released", assignmentId: command.assignmentId }) : nothingToDo;
    default:
      return command satisfies never;
  }
}

function takeOn(command: Extract<PeerCommand, { type: "takeOn" }>, peer: Peer): Decision<PeerEvent> {
  if (peer.assignmentIds.includes(command.assignmentId)) return nothingToDo;
  const inTheWay = whyNotAssignable(peer, command.today);
  if (inTheWay === undefined) return happened({ type: "took-on", assignmentId: command.assignmentId });
  // A citizen may read this answer: which of the peer's own matters is in the way is not theirs to know.
  return refuse(inTheWay === "at-capacity" ? "PEER_AT_CAPACITY" : "PEER_NOT_ASSIGNABLE");
}

const wrongState = (command: PeerCommand, peer: Peer) => refuse("PEER_WRONG_STATE", { state: peer.status, command: command.type });
