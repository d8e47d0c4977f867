import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Consent, Question } from "./decide-situations.ts";

let sets = 0;

/**
 * The consent decision in Cedar (WASM): a permit for each granted consent, less what a refusal at a later position or
 * the same beats. Cedar knows no order, so the order is worked out when the policies are written. Parsed before asking.
 */
export function decideByCedar(consents: readonly Consent[]): (question: Question) => boolean {
  const preparsedPolicySetId = `consents ${sets++}`;
  const staticPolicies = Object.fromEntries(consents.filter(({ status }) => status === "granted").map((consent) => [consent.consentId, policyFor(consent, consents)]));
  const parsed = preparsePolicySet(preparsedPolicySetId, { staticPolicies });
  if (parsed.type === "failure") throw new Error(`Cedar refuses the policies: ${parsed.errors[0]?.message ?? "no reason given"}`);
  const action = { type: "Action", id: "disclose" };
  return ({ request: { referralId, subjectId, discloser, recipient, purpose, categories }, now }) => {
    const answer = statefulIsAuthorized({
      preparsedPolicySetId, action, principal: { type: "Party", id: keyOf(recipient) }, resource: { type: "Citizen", id: subjectId },
      context: { referralId, purpose, discloser: keyOf(discloser), categories, now: now.getTime() }, entities: [],
    });
    if (answer.type === "failure") throw new Error(`Cedar could not decide: ${answer.errors[0]?.message ?? "no reason given"}`);
    return answer.response.decision === "allow";
  };
}

function policyFor(consent: Consent, consents: readonly Consent[]): string {
  const beaten = consents.filter((other) => isNo(other) && isAlike(other, consent) && other.position >= (consent.yesPosition ?? 0)).flatMap(({ categories }) => categories);
  return `permit(principal == Party::${text(keyOf(consent.recipient))}, action == Action::"disclose", resource == Citizen::${text(consent.subjectId)})
    when { context.referralId == ${text(consent.referralId)} && context.purpose == ${text(consent.purpose)} && context.discloser == ${text(keyOf(consent.discloser))}
      && context.now >= ${Date.parse(consent.validFrom ?? "")} && context.now < ${Date.parse(consent.expiresAt ?? "")} && ${set(consent.categories)}.containsAll(context.categories) }
    ${beaten.length === 0 ? "" : `unless { ${set(beaten)}.containsAny(context.categories) }`};`;
}

export const isNo = ({ status }: Consent): boolean => status === "refused" || status === "revoked";
const isAlike = (a: Consent, b: Consent): boolean =>
  a.subjectId === b.subjectId && a.referralId === b.referralId && a.purpose === b.purpose && keyOf(a.discloser) === keyOf(b.discloser) && keyOf(a.recipient) === keyOf(b.recipient);
export const keyOf = (party: Consent["recipient"]): string => (party.kind === "citizen" ? "citizen" : party.id);
const text = (value: string): string => JSON.stringify(value);
const set = (values: readonly string[]): string => JSON.stringify(values);
