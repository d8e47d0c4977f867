import type { AccountConsent, AccountDisclosure, AccountLookUp } from "./account.ts";
import type { EpochLine } from "../../domain/account/epoch-line.ts";
import { type Coding, ownCoding, ownConcept, referenceTo, referenceToParty } from "./codes.ts";

const lifecycle = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
/** "Application Server". */
const source = { observer: referenceTo("Device", "service", "consent"), type: [{ system: "http://terminology.hl7.org/CodeSystem/security-source-type", code: "4" }] };

interface Happened {
  readonly id: string;
  readonly type: Coding;
  readonly subtype: readonly Coding[];
  readonly action: "C" | "R" | "U";
  readonly at: string;
  readonly why: readonly { readonly coding: readonly Coding[] }[];
  readonly agent: readonly object[];
  readonly entity: readonly object[];
}

/** 0: it was done. What was refused leaves no line in an account. */
const auditEvent = ({ id, type, subtype, action, at, why, agent, entity }: Happened) => ({
  resourceType: "AuditEvent", id, type, subtype, action, recorded: at, outcome: "0", purposeOfEvent: why, agent, source, entity,
});

/** Of each agent exactly one asked for it; a unit stands beside its user. */
const staff = ({ userId, role, tenantId, unitId }: Pick<AccountLookUp, "userId" | "role" | "tenantId" | "unitId">) => [
  { role: [ownConcept("role", role)], who: referenceTo("Practitioner", "login", userId), requestor: true },
  ...(tenantId === null ? [] : [{ who: referenceTo("Organization", unitId === null ? "party" : "unit", unitId === null ? tenantId : `${tenantId}/${unitId}`), requestor: false }]),
];
const citizen = (subjectId: string) => [{ role: [ownConcept("role", "citizen")], who: referenceTo("Patient", "subject", subjectId), requestor: true }];
const details = (name: string, values: readonly string[]) => values.map((valueString) => ({ type: name, valueString }));
const detailed = (...all: readonly object[]) => (all.length === 0 ? {} : { detail: all });
const consentOf = (consentId: string) => ({ reference: `urn:uuid:${consentId}`, type: "Consent" });

/** One change of a consent. */
export function changeEvent({ consentId, purpose }: AccountConsent, line: EpochLine, subjectId: string) {
  const { epoch, what, at, by, shared, method } = line;
  return auditEvent({
    id: `${consentId}-${epoch}`, type: { system: lifecycle, code: epoch === 1 ? "originate" : "amend" }, subtype: [ownCoding("change", what)], action: epoch === 1 ? "C" : "U", at,
    why: [ownConcept("purpose", purpose)], agent: whoChanged(by, subjectId),
    entity: [{ what: consentOf(consentId), ...detailed(...details("epoch", [String(epoch)]), ...details("category", shared), ...details("method", method === null ? [] : [method])) }],
  });
}

function whoChanged(by: EpochLine["by"], subjectId: string): readonly object[] {
  if (by.kind === "citizen") return citizen(subjectId);
  if (by.kind === "representative") return [{ role: [ownConcept("role", "representative")], requestor: true }];
  if (by.kind === "staff" && by.userId !== null && by.role !== null) return staff({ ...by, userId: by.userId, role: by.role });
  return [{ role: [ownConcept("role", by.kind)], who: source.observer, requestor: true }];
}

/** One row of the disclosure ledger. */
export function disclosureEvent({ disclosureId, referralId, kind, purpose, discloser, recipient, recipientUser, unitId, categories, withheld, consentId, epoch, at }: AccountDisclosure, subjectId: string) {
  return auditEvent({
    id: disclosureId, type: { system: lifecycle, code: "disclose" }, subtype: [ownCoding("disclosure-kind", kind)], action: "R", at, why: [ownConcept("purpose", purpose)],
    agent: [
      { role: [ownConcept("role", "recipient")], who: referenceToParty(recipient, subjectId), requestor: true },
      { role: [ownConcept("role", "recipient-user")], who: referenceTo("Practitioner", "recipient-user", recipientUser), requestor: false },
      { role: [ownConcept("role", "discloser")], who: referenceToParty(discloser, subjectId), requestor: false },
      ...(unitId === null || discloser.kind !== "authority" ? [] : [{ who: referenceTo("Organization", "unit", `${discloser.id}/${unitId}`), requestor: false }]),
    ],
    entity: [
      { what: referenceTo("ServiceRequest", "referral", referralId), ...detailed(...details("category", categories), ...details("withheld", withheld)) },
      { what: consentOf(consentId), ...detailed(...details("epoch", [String(epoch)])) },
    ],
  });
}

/** One look, or several of one login within a quarter of an hour. */
export function lookUpEvent({ lookUpId, referralId, at, reason, what, categories, ...who }: AccountLookUp, subjectId: string) {
  return auditEvent({
    id: `look-up-${lookUpId}`, type: { system: lifecycle, code: "access" }, subtype: what.map((one) => ownCoding("look-up", one)), action: "R", at, why: [ownConcept("reason", reason)],
    agent: who.role === "citizen" ? citizen(subjectId) : staff(who),
    entity: [{ what: referralId === null ? referenceTo("Patient", "subject", subjectId) : referenceTo("ServiceRequest", "referral", referralId), ...detailed(...details("category", categories)) }],
  });
}
