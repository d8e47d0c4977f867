import { Accepted, Closed, ConsentExpired, ConsentGranted, ConsentRevoked, CourseEnded, CourseStarted, Declined, type EventType, Stopped, Withdrawn } from "@haandslag/contracts";
import { type Ids, uuidv7Ids } from "@haandslag/service-kit";
import { beganAt, organisationId, pseudonymOf, subjectId } from "./people.ts";

export interface Fact { readonly on: EventType; readonly data: unknown }

/** What the other services say of one referral, ready to be heard in any order. */
export function factsOf(o: { ids?: Ids; referralId?: string; organisationId?: string; subjectId?: string; tell?: (referralId: string, pseudonym: string) => void }) {
  const ids = o.ids ?? uuidv7Ids;
  const referralId = o.referralId ?? ids.next();
  const organisation = o.organisationId ?? organisationId;
  const pseudonym = pseudonymOf(organisation, o.subjectId ?? subjectId);
  const [assignmentId, peerId, firstConsent] = [ids.next(), ids.next(), ids.next()];
  const consent = (consentId: string, epoch: number, purpose: "measurement" | "feedback") => ({
    consentId, referralId, epoch, purpose, discloser: purpose === "measurement" ? { kind: "citizen" } : { kind: "organisation", id: organisation },
    recipient: purpose === "measurement" ? { kind: "organisation", id: organisation } : { kind: "authority", id: "municipality-0101" }, categories: purpose === "measurement" ? ["check-ins"] : ["ended"],
  });
  const over = {
    stopped: (): Fact => ({ on: Stopped, data: { referralId, organisationId: organisation, because: "consent-revoked" } }),
    closed: (): Fact => ({ on: Closed, data: { referralId, organisationId: organisation } }),
    "taken back": (): Fact => ({ on: Withdrawn, data: { referralId, organisationId: organisation, reason: "citizen-moved" } }),
    declined: (): Fact => ({ on: Declined, data: { referralId, organisationId: organisation, reason: "no-room-now", refusedBy: "organisation", consequence: "wait" } }),
  };
  return {
    over,
    referralId, consentId: firstConsent,
    accepted: (): Fact => { o.tell?.(referralId, pseudonym); return { on: Accepted, data: { referralId, organisationId: organisation } }; },
    consented: (consentId = firstConsent): Fact => ({ on: ConsentGranted, data: { ...consent(consentId, 1, "measurement"), validFrom: beganAt, expiresAt: "2027-11-23T09:00:00.000Z" } }),
    withdrawn: (consentId = firstConsent, purpose: "measurement" | "feedback" = "measurement"): Fact => ({ on: ConsentRevoked, data: { ...consent(consentId, 2, purpose), by: "citizen" } }),
    expired: (consentId = firstConsent): Fact => ({ on: ConsentExpired, data: { ...consent(consentId, 2, "measurement"), because: "time" } }),
    started: (startedAt = beganAt): Fact => ({ on: CourseStarted, data: { referralId, assignmentId, organisationId: organisation, peerId, startedAt } }),
    ended: (endedAt = "2026-12-01T09:00:00.000Z"): Fact => ({ on: CourseEnded, data: { referralId, assignmentId, organisationId: organisation, because: "completed", hadStarted: true, endedAt } }),
  };
}
