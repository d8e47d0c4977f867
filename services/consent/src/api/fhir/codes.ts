import type { Party } from "@haandslag/contracts";
import { partyKey } from "../../domain/party.ts";

/** Our own code systems and identifier systems, as URIs (RFC 8141 in form; docs/account.md lists their codes). */
const own = "urn:haandslag:fhir:";
export type OwnCodeSystem = "purpose" | "data-category" | "change" | "disclosure-kind" | "look-up" | "reason" | "role" | "law-row";
type OwnIdentifierSystem = "subject" | "party" | "unit" | "login" | "recipient-user" | "service" | "referral" | "disclosure" | "consent-epoch";

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}
export const ownCoding = (system: OwnCodeSystem, code: string): Coding => ({ system: `${own}CodeSystem:${system}`, code });
export const ownConcept = (system: OwnCodeSystem, code: string) => ({ coding: [ownCoding(system, code)] });
export const concept = (system: string, code: string) => ({ coding: [{ system, code }] });

/** A logical reference (R4 § 2.3.0.3): by identifier, since nothing of who is meant is in the Bundle. */
export const referenceTo = (type: "Patient" | "Organization" | "Practitioner" | "Device" | "ServiceRequest" | "PractitionerRole" | "Provenance", system: OwnIdentifierSystem, value: string) =>
  ({ type, identifier: { system: `${own}${system}`, value } });

/** A party of a consent. `subjectId`: whose account it is, who is the citizen of all of it. */
export const referenceToParty = (party: Party, subjectId: string) =>
  party.kind === "citizen" ? referenceTo("Patient", "subject", subjectId) : referenceTo("Organization", "party", partyKey(party));
