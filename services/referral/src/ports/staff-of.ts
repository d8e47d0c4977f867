import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { Sender } from "../domain/referral/index.ts";

/** The sender that a caseworker's token speaks for. Tokens of that role have authority and unit; without them nothing is made. */
export function staffOf({ tenantId, unitId, userId }: Actor): Extract<Sender, { kind: "authority" }> {
  if (tenantId === undefined || unitId === undefined) throw new DomainError("NOT_ALLOWED", { detail: { reason: "no-unit" } });
  return { kind: "authority", authorityId: tenantId, unitId, caseworkerUserId: userId };
}
