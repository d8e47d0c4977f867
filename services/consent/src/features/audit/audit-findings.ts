import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { AuditReport } from "../../domain/audit/audit-report.ts";
import type { ConsentDeps } from "../ports.ts";

/**
 * What the audit that runs every half minute found when it was last through. For the auditor of the whole: one of a
 * single tenant would learn of others' consents (CON-29).
 * @throws DomainError CONSENT_UNAVAILABLE before the first
 */
export const auditFindings = ({ audit }: Pick<ConsentDeps, "audit">) => async (who: Actor): Promise<AuditReport> => {
  if (who.tenantId !== undefined) throw new DomainError("NOT_ALLOWED", { detail: { role: who.role } });
  const report = audit?.latest();
  if (report === undefined) throw new DomainError("CONSENT_UNAVAILABLE", { detail: { why: "no audit has been through yet" } });
  return report;
};
