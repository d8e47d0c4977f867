import { actorKey, currentCall, DomainError } from "@haandslag/service-kit";
import type { OutcomesDeps } from "../ports.ts";

/**
 * Answers and goals rest on the consent to measurement at this very moment (OUT-10), so the consent service is asked
 * each time. A replay writes nothing and is not asked about: it gets its first result whatever has become of the
 * consent since, or of the consent service (REF-21).
 * @throws DomainError NOT_FOUND, CONSENT_NOT_ACTIVE, CONSENT_UNAVAILABLE
 */
export async function askConsent(deps: OutcomesDeps, { referralId, idempotencyKey }: { readonly referralId: string; readonly idempotencyKey: string }, isOwn: boolean): Promise<void> {
  const { stored, remembered } = await deps.courses.store.findForCommand(deps.runner.pool, referralId, actorKey(currentCall()), idempotencyKey);
  if (remembered !== undefined) return;
  if (stored === undefined || stored.state.organisationId === null || !isOwn) throw new DomainError("NOT_FOUND");
  const { permitted, reasons } = await deps.consent.isActive({ referralId, organisationId: stored.state.organisationId });
  if (!permitted) throw new DomainError("CONSENT_NOT_ACTIVE", { detail: { reasons: reasons.join(" ") } });
}
