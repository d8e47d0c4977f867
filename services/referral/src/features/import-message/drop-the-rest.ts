import { get, type Cursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import type { DropReason } from "./remark-texts.ts";
import type { Remarks } from "./remarks.ts";

/** Why a kind of resource is not taken over; what is not in the table has no place. */
const reasonByType: Readonly<Record<string, DropReason>> = {
  Condition: "DIAGNOSIS_OR_PROBLEM", AllergyIntolerance: "DIAGNOSIS_OR_PROBLEM", DetectedIssue: "DIAGNOSIS_OR_PROBLEM",
  ClinicalImpression: "ASSESSMENT", Observation: "ASSESSMENT", QuestionnaireResponse: "ASSESSMENT", RiskAssessment: "ASSESSMENT", DiagnosticReport: "ASSESSMENT",
  Goal: "NOT_THE_CITIZENS_GOAL",
  Consent: "CONSENT",
  CarePlan: "OTHER_SERVICES", ServiceRequest: "OTHER_SERVICES", Encounter: "OTHER_SERVICES", Procedure: "OTHER_SERVICES", Task: "OTHER_SERVICES",
  HealthcareService: "OTHER_SERVICES", MedicationRequest: "OTHER_SERVICES", MedicationStatement: "OTHER_SERVICES", Appointment: "OTHER_SERVICES",
  CareTeam: "OTHER_PROFESSIONALS", Organization: "OTHER_PROFESSIONALS", Practitioner: "OTHER_PROFESSIONALS", PractitionerRole: "OTHER_PROFESSIONALS", Location: "OTHER_PROFESSIONALS",
  Patient: "OTHER_PERSON", RelatedPerson: "OTHER_PERSON", Person: "OTHER_PERSON", Group: "OTHER_PERSON",
  DocumentReference: "DOCUMENTS", Binary: "DOCUMENTS", Media: "DOCUMENTS", Composition: "DOCUMENTS",
  Account: "PAYMENT", Coverage: "PAYMENT", Claim: "PAYMENT", Invoice: "PAYMENT",
  MessageHeader: "ENVELOPE", Provenance: "ENVELOPE",
};

/** Elements that hold a message together, or say how to read it. */
const envelope = ["resourceType", "id", "meta", "language", "subject", "patient", "status", "intent", "lifecycleStatus"];
/** Where a request says why and how: its texts are where diagnoses stand. */
const senderSays = ["reasonCode", "reasonReference", "addresses", "supportingInfo", "note", "description", "title", "orderDetail", "patientInstruction", "code", "category"];

/** Gives everything that was not taken over its reason, once all that is kept is known. */
export function dropTheRest(bundle: Cursor, entries: readonly Entry[], requests: readonly Entry[], remarks: Remarks): void {
  for (const name of Object.keys(bundle.value as object)) dropInside(bundle, name === "entry" ? [] : [name], "ENVELOPE", remarks);
  for (const { place, resource, type } of entries) {
    const isRead = [...remarks.kept.keys()].some((path) => path.startsWith(`${resource.path}.`)) || requests.some((request) => request.resource.path === resource.path);
    if (!isRead) {
      if (!remarks.reasons.has(place.path)) remarks.drop(place, reasonByType[type] ?? "NO_PLACE");
      continue;
    }
    if (type === "MessageHeader") remarks.drop(place, "ENVELOPE");
    dropInside(place, ["fullUrl", "request", "response", "search", "link"], "ENVELOPE", remarks);
    if (type === "CarePlan" || type === "ServiceRequest") {
      dropInside(resource, senderSays, "NOT_THE_CITIZENS_WORDS", remarks);
      dropInside(resource, ["activity", "careTeam", "goal", "author", "contributor", "requester", "performer"], "OTHER_SERVICES", remarks);
    }
    if (type === "Goal" || type === "Observation") dropInside(resource, ["category", "code"], "ENVELOPE", remarks);
    dropInside(resource, envelope, "ENVELOPE", remarks);
    dropInside(resource, ["text"], "NARRATIVE", remarks);
  }
}

function dropInside(place: Cursor, names: readonly string[], reason: DropReason, remarks: Remarks): void {
  for (const name of names) {
    const inner = get(place, name);
    if (inner && !remarks.reasons.has(inner.path)) remarks.drop(inner, reason);
  }
}
