import { fromRefusal } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { whyNotService } from "../domain/policies/which-service.ts";

/** @throws DomainError NOT_ALLOWED where this service has no business with it */
export function mustBeService({ service }: Actor, procedure: Parameters<typeof whyNotService>[1]): void {
  const refusal = whyNotService(service, procedure);
  if (refusal !== undefined) throw fromRefusal(refusal);
}
