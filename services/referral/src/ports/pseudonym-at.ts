import type { KeyObject } from "node:crypto";
import { DomainError } from "@haandslag/service-kit";
import { pairwisePseudonym } from "@haandslag/vault";
import type { Referral } from "../domain/referral/index.ts";

/**
 * What the referral's organisation knows the citizen by (CON-27). Derived each time and kept nowhere here: in a state, a
 * history or an event it would outlive what is erased on the organisation's side (CON-25).
 */
export function pseudonymAt(pairwiseKey: KeyObject, { organisationId, subjectId }: Referral): string {
  if (organisationId === null || subjectId === null) throw new DomainError("NOT_FOUND");
  return pairwisePseudonym(pairwiseKey, organisationId, subjectId);
}
