import type { Asked, Assignment } from "./state.ts";

/** A coordinator knows of the assignments of their own organisation (CON-29). */
export const isOfOrganisation = (of: { readonly organisationId: string | null }, tenantId: string | undefined): boolean =>
  tenantId !== undefined && of.organisationId === tenantId;

/** The peer of an active assignment, in their own organisation: the one who may open name and contact (ASG-04). */
export const isChosenPeer = (assignment: Assignment, who: { readonly peerId?: string; readonly tenantId?: string }): boolean =>
  assignment.status === "active" && who.peerId !== undefined && assignment.peerId === who.peerId && isOfOrganisation(assignment, who.tenantId);

/** Meetings are planned and recorded by the peer who has the course, or by the coordinator. */
export const mayArrangeMeetings = (assignment: Assignment, who: { readonly role: string; readonly peerId?: string; readonly tenantId?: string }): boolean =>
  (who.role === "peer" ? isChosenPeer(assignment, who) : isOfOrganisation(assignment, who.tenantId));

/** Was this peer asked, and is it still open? A peer whom the citizen avoids is asked in name only, and knows of nothing (ASG-03). */
export function findOwnAsk(assignment: Assignment, who: { readonly peerId?: string; readonly tenantId?: string }, avoided: readonly string[]): Asked | undefined {
  if (assignment.status !== "asked" || !isOfOrganisation(assignment, who.tenantId)) return undefined;
  return assignment.asked.find(({ peerId }) => peerId === who.peerId && !avoided.includes(peerId));
}
