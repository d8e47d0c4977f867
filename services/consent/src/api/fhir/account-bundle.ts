import type { Account } from "./account.ts";
import { changeEvent, disclosureEvent, lookUpEvent } from "./audit-event.ts";
import { consentResource } from "./consent-resource.ts";

/** An account as a Bundle of FHIR R4 (4.0.1): each consent a Consent; each change, disclosure and look-up an AuditEvent, in the order of the account. */
export function accountBundle({ at, consents, disclosures, lookUps }: Account, subjectId: string) {
  const events = [
    ...consents.flatMap((consent) => consent.epochs.map((line) => changeEvent(consent, line, subjectId))),
    ...disclosures.map((disclosure) => disclosureEvent(disclosure, subjectId)),
    ...lookUps.map((lookUp) => lookUpEvent(lookUp, subjectId)),
  ];
  return {
    resourceType: "Bundle" as const,
    type: "collection",
    timestamp: at,
    entry: [
      ...consents.map((consent) => ({ fullUrl: `urn:uuid:${consent.consentId}`, resource: consentResource(consent, subjectId) })),
      ...events.map((event) => ({ fullUrl: `urn:haandslag:fhir:AuditEvent:${event.id}`, resource: event })),
    ],
  };
}
