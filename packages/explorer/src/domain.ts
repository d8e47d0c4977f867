import * as consent from "@haandslag/consent/domain";
import * as outcomes from "@haandslag/outcomes/domain";
import * as peerAssignment from "@haandslag/peer-assignment/domain";
import * as referral from "@haandslag/referral/domain/referral";
import { storage } from "./world/storage.ts";

/**
 * Everything that the world calls: the domain functions of the four services, the very ones that run in them, and what
 * storage promises beside them. A mutant is this record with one function replaced.
 */
export const realDomain = {
  referral: { decide: referral.decide, evolve: referral.evolve, announce: referral.announce, laidReady: referral.laidReady },
  consent: { decide: consent.decide, evolve: consent.evolve, announce: consent.announce, factsOf: consent.factsOf },
  assignment: { decide: peerAssignment.assignment.decide, evolve: peerAssignment.assignment.evolve, announce: peerAssignment.assignment.announce },
  peer: { decide: peerAssignment.peer.decide, evolve: peerAssignment.peer.evolve },
  course: { decide: outcomes.decide, evolve: outcomes.evolve, announce: outcomes.announce },
  receipts: { decide: consent.receipts.decide, evolve: consent.receipts.evolve, whatIsAwaited: consent.receipts.whatIsAwaited },
  mayAsk: consent.mayAsk,
  mayEnd: consent.mayEnd,
  decideDisclosure: consent.decideDisclosure,
  storage,
};
export type Domain = typeof realDomain;
