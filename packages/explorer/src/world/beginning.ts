import type { Domain } from "../domain.ts";
import { referralClock } from "./clocks.ts";
import type { Line } from "./line.ts";
import { authority, referralId, subjectId, unitId } from "./names.ts";

/** A caseworker has drafted the referral; it lacks nothing, and nobody has been asked. */
export function beginning({ referral: { decide, evolve } }: Domain): Line {
  const drafted = decide({
    type: "draftReferral", referralId, sender: { kind: "authority", authorityId: authority.id, unitId, caseworkerUserId: "user-one" },
    legalBasis: "serviceloven-82", subjectId, lacks: [], at: referralClock,
  }, undefined);
  if ("refused" in drafted) throw new Error("The world cannot begin: no referral can be drafted.");
  const [first] = drafted.events;
  if (first === undefined) throw new Error("The world cannot begin: a draft is nothing to do.");
  return {
    referral: evolve(undefined, first), consents: [], epochs: [], ledger: [], word: {}, accounts: {}, answered: [], shares: {}, assignment: undefined, assignmentConsent: null, held: null, starts: 0, course: undefined,
    isSubjectKept: false, halfDone: undefined, outboxes: {}, queues: {}, heldUp: {}, inbox: {}, nextMessage: 1, era: "early",
    used: { asks: 0, narrowings: 0, renewals: 0, handBacks: 0, faults: 0 },
  };
}
