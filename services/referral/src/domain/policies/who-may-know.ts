import { authorities, successorOf } from "@haandslag/denmark";
import type { Referral } from "../referral/index.ts";

/** As much of an actor as decides what it may know. */
export interface Knower {
  readonly role: string;
  readonly tenantId?: string;
  readonly unitId?: string;
  readonly subjectId?: string;
}

/**
 * Staff of the unit that refers, on this day: an authority that has been merged into another is known to its successor
 * and no longer by itself (REF-17). Units keep their ids in the change.
 */
const isSendersStaff = (who: Knower, { sender }: Referral, now: Date): boolean =>
  (who.role === "caseworker" || who.role === "team-leader") && sender.kind === "authority" && who.unitId === sender.unitId &&
  who.tenantId !== undefined && who.tenantId === successorOf(sender.authorityId, now)?.id;

/** The authority and those that it has taken over by this day (REF-17). */
export const authoritiesAnsweredBy = (authorityId: string, now: Date): string[] =>
  authorities.filter(({ id }) => successorOf(id, now)?.id === authorityId).map(({ id }) => id);

/** The citizen who referred herself; where an authority refers, the citizen's say is over the consent. */
const isSelfReferrer = (who: Knower, state: Referral): boolean => state.sender.kind === "citizen" && isTheCitizen(who, state);

export const isTheCitizen = (who: Knower, { subjectId }: Referral): boolean => who.role === "citizen" && who.subjectId !== undefined && who.subjectId === subjectId;

export const isSender = (who: Knower, state: Referral, now: Date): boolean => isSendersStaff(who, state, now) || isSelfReferrer(who, state);

/** An organisation knows of a referral once something was sent to it, and of no other's (CON-29). */
export const isRecipient = (organisationId: string | undefined, state: Referral): boolean =>
  organisationId !== undefined && "offer" in state && state.offer !== null && state.organisationId === organisationId;
