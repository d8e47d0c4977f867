import { type CommandRunner, fromRefusal, type Ids, type Log } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { AuditReport } from "../domain/audit/audit-report.ts";
import { whyNotService } from "../domain/policies/which-service.ts";
import type { ConsentLists } from "../storage/consent-lists.ts";
import type { Consents } from "../storage/consent-store.ts";
import type { PseudonymOf } from "../storage/pseudonyms.ts";

/** What the features are given. This service asks no other. */
export interface ConsentDeps {
  readonly runner: CommandRunner;
  readonly ids: Ids;
  readonly consents: Consents;
  readonly lists: ConsentLists;
  readonly pseudonymOf: PseudonymOf;
  readonly log: Pick<Log, "info">;
  /** What verifies the log's checkpoints (C2SP signed-note). */
  readonly verifierKey?: string;
  /** The audit that runs beside; without one there is nothing to tell. */
  readonly audit?: { latest(): AuditReport | undefined };
}

/** @throws DomainError NOT_ALLOWED where this service has no business with it */
export function mustBeService({ service }: Actor, procedure: Parameters<typeof whyNotService>[1]): void {
  const refusal = whyNotService(service, procedure);
  if (refusal !== undefined) throw fromRefusal(refusal);
}
