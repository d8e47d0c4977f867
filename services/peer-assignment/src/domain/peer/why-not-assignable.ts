import type { PeerConstraint } from "@haandslag/contracts";
import type { Peer } from "./state.ts";

/**
 * What stands in the way of this peer taking on one course more, first thing first, or undefined. One rule for finding,
 * asking, answering and choosing. Supervision that nobody has planned counts as overdue.
 * @param today the local day in Denmark
 */
export function whyNotAssignable(peer: Peer, today: string): Exclude<PeerConstraint, "no-shared-language" | "not-available-for-this-course"> | undefined {
  if (peer.status === "paused" || peer.status === "left") return "not-active";
  if (peer.competence === null) return "competence-not-attested";
  if (peer.nextSupervision === null || peer.nextSupervision < today) return "supervision-overdue";
  if (peer.assignmentIds.length >= peer.loadCap) return "at-capacity";
  return undefined;
}
