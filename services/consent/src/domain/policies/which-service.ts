import { type Refusal, refuse } from "@haandslag/contracts";

/** Which service may ask for what: who makes subject ids asks the citizen, who emits discloses, who works on a consent asks whether it stands. */
const whichService = {
  requestConsent: ["referral"],
  recordRepresentation: ["referral"],
  disclose: ["referral"],
  decide: ["referral", "outcomes"],
  evaluateAccess: ["referral", "peer-assignment", "outcomes"],
} as const;

/** @returns the refusal, or undefined where this service may */
export function whyNotService(service: string | undefined, procedure: keyof typeof whichService): Refusal | undefined {
  const allowed: readonly string[] = whichService[procedure];
  return service !== undefined && allowed.includes(service) ? undefined : refuse("NOT_ALLOWED", { service: service ?? "none" });
}
