import { apiOf, DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { Features } from "../features-of.ts";

export const api = apiOf<Features>();

/** Which of the services may ask. Each has one role, and not one right. @throws DomainError NOT_ALLOWED */
export function mustBeService(who: Actor, ...names: string[]): void {
  if (who.service === undefined || !names.includes(who.service)) throw new DomainError("NOT_ALLOWED", { detail: { role: who.role, reason: "another-service" } });
}
