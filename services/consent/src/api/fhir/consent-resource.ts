import type { AccountConsent } from "./account.ts";
import { concept, ownCoding, ownConcept, referenceTo, referenceToParty } from "./codes.ts";

/** FHIR R4 `consent-state-codes`. */
const statusOf = { requested: "proposed", granted: "active", refused: "rejected", lapsed: "inactive", revoked: "inactive", expired: "inactive" } as const;

/**
 * One consent as FHIR R4 Consent: a privacy consent, always with its patient (R4's own ppc-2 would let it pass without).
 * The provision says who may disclose what to whom and for what; of a refusal, what may not be.
 */
export function consentResource(consent: AccountConsent, subjectId: string) {
  const { consentId, status, discloser, recipient, purpose, asked, shared, validFrom, expiresAt, endedAt, lawRow, epochs } = consent;
  const answers = epochs.filter(({ what }) => what === "granted" || what === "renewed" || what === "refused");
  const granted = epochs.findLast((epoch) => epoch.shared.length > 0);
  const categories = shared.length > 0 ? shared : (granted?.shared ?? asked);
  const end = endedAt !== null && (expiresAt === null || endedAt < expiresAt) ? endedAt : expiresAt;
  const texts = [...new Set(epochs.flatMap(({ notice }) => (notice === null ? [] : [`urn:haandslag:notice:${notice.noticeId}:${notice.version}:${notice.language}:${notice.hash}`])))];
  return {
    resourceType: "Consent",
    id: consentId,
    status: statusOf[status],
    scope: concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
    category: [concept("http://loinc.org", "59284-0")],
    patient: referenceTo("Patient", "subject", subjectId),
    dateTime: (answers.at(-1) ?? epochs[0])?.at,
    ...(discloser.kind === "citizen" ? {} : { organization: [referenceToParty(discloser, subjectId)] }),
    ...(texts.length === 0 ? {} : { policy: texts.map((uri) => ({ uri })) }),
    policyRule: ownConcept("law-row", lawRow),
    provision: {
      type: status === "refused" ? "deny" : "permit",
      ...(validFrom === null || end === null || end < validFrom ? {} : { period: { start: validFrom, end } }),
      actor: [
        { role: concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "CST"), reference: referenceToParty(discloser, subjectId) },
        { role: concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"), reference: referenceToParty(recipient, subjectId) },
      ],
      action: [concept("http://terminology.hl7.org/CodeSystem/consentaction", "disclose")],
      purpose: [ownCoding("purpose", purpose)],
      code: categories.map((category) => ownConcept("data-category", category)),
    },
  };
}
