import { createMongoAbility, type MongoAbility, type RawRuleOf, subject } from "@casl/ability";
import { DataCategory } from "@haandslag/contracts";
import { isNo, keyOf } from "./decide-by-cedar.ts";
import type { Consent, Question } from "./decide-situations.ts";

/**
 * The consent decision in CASL: rules in the order of their positions, since a later rule overrides an earlier one there;
 * at one position the refusal stands last. "No category beyond these" is "none of the others".
 */
export const abilityFor = (consents: readonly Consent[]): MongoAbility =>
  createMongoAbility(consents.filter((consent) => consent.status === "granted" || isNo(consent)).toSorted((a, b) => orderOf(a) - orderOf(b)).map(ruleFor));

export function decideByCasl(ability: MongoAbility, { request: { discloser, recipient, ...about }, now }: Question): boolean {
  return ability.can("disclose", subject("Disclosure", { ...about, discloser: keyOf(discloser), recipient: keyOf(recipient), now: now.getTime() }));
}

const orderOf = (consent: Consent): number => (isNo(consent) ? consent.position + 0.5 : consent.yesPosition ?? 0);

function ruleFor(consent: Consent): RawRuleOf<MongoAbility> {
  const { subjectId, referralId, purpose, discloser, recipient, categories } = consent;
  const about = { subjectId, referralId, purpose, discloser: keyOf(discloser), recipient: keyOf(recipient) };
  if (isNo(consent)) return { action: "disclose", subject: "Disclosure", inverted: true, conditions: { ...about, categories: { $in: categories } } };
  const others = DataCategory.options.filter((category) => !categories.includes(category));
  const period = { $gte: Date.parse(consent.validFrom ?? ""), $lt: Date.parse(consent.expiresAt ?? "") };
  return { action: "disclose", subject: "Disclosure", conditions: { ...about, now: period, categories: { $nin: others } } };
}
