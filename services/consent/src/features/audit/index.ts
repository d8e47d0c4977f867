export type { AuditReport } from "../../domain/audit/audit-report.ts";
export { auditOf } from "./audit-of.ts";
