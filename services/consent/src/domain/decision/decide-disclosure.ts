import { consentCommands, DataCategory, DecisionReason } from "@haandslag/contracts";
import { coveredBy, isAbout, whyNot } from "./coverage.ts";
import type { CompleteRequest } from "./coverage.ts";

/** CON-07: a permit names the consent, its epoch and exactly the allowed categories. Nothing else may be emitted. */
export interface Permit {
  readonly permitted: true;
  readonly consentId: string;
  readonly epoch: number;
  readonly categories: readonly DataCategory[];
  /** The citizen's yes to name and address although protected (CON-28). Whoever discloses applies the protection. */
  readonly despiteProtection: boolean;
  readonly reasons: readonly ["COVERED"];
}
export interface Deny {
  readonly permitted: false;
  /** At least one, in the order of the code list. */
  readonly reasons: readonly DecisionReason[];
}
export type DisclosureDecision = Permit | Deny;

/**
 * The decision of record: may this be disclosed? Pure and total; deny by default (CON-01 to CON-08).
 * `consents` and `request` are taken as they come: what cannot be read is a deny with a reason, never a guess. One
 * consent that cannot be read denies the whole request, since it could have been the refusal.
 * @param consents those of one subject and recipient, in any order (`ConsentToDecide`)
 * @param request `DecideDisclosure`; what it leaves out is never a wildcard
 * @param now the time of the decision
 * @param atLeast `all`: every category asked for, or nothing; `any`: those that are covered, at least one
 */
export function decideDisclosure(consents: unknown, request: unknown, now: Date, atLeast: "all" | "any"): DisclosureDecision {
  try {
    return decided(consents, request, now, atLeast);
  } catch {
    return deny("EVALUATION_FAILED");
  }
}

function decided(consents: unknown, request: unknown, now: Date, atLeast: "all" | "any"): DisclosureDecision {
  const read = consentCommands.DecideDisclosure.safeParse(request);
  if (!read.success) return deny("REQUEST_INVALID");
  const { referralId, subjectId, discloser, recipient, purpose, categories } = read.data;
  if (!referralId || !subjectId || !discloser || !recipient || !purpose || !categories?.length) return deny("REQUEST_INCOMPLETE");
  const complete: CompleteRequest = { referralId, subjectId, discloser, recipient, purpose, categories: inOrder(categories) };

  const known = consentCommands.ConsentToDecide.array().safeParse(consents);
  if (!known.success || Number.isNaN(now.getTime())) return deny("EVALUATION_FAILED");
  const alike = known.data.filter((consent) => isAbout(consent, complete));
  if (alike.length === 0) return deny("NO_CONSENT");

  const permits = alike
    .map((consent) => ({ consent, categories: coveredBy(consent, alike, complete, now) }))
    .filter((permit) => permit.categories.length >= (atLeast === "any" ? 1 : complete.categories.length));
  // One permit rests on one consent: the widest, then the newest yes. Ids break what is left of a tie (CON-03).
  const [best] = permits.sort((a, b) => b.categories.length - a.categories.length
    || (b.consent.yesPosition ?? 0) - (a.consent.yesPosition ?? 0) || (a.consent.consentId < b.consent.consentId ? -1 : 1));
  if (best === undefined) return deny(...alike.flatMap((consent) => whyNot(consent, alike, complete, now)));
  const { consentId, epoch, despiteProtection } = best.consent;
  return { permitted: true, consentId, epoch, categories: best.categories, despiteProtection, reasons: ["COVERED"] };
}

/** Each reason once, in the list's order, so that the order of the consents does not show (CON-03). */
const deny = (...reasons: DecisionReason[]): Deny => ({ permitted: false, reasons: DecisionReason.options.filter((reason) => reasons.includes(reason)) });

/** Each category once, in the list's order. */
const inOrder = (categories: readonly DataCategory[]): DataCategory[] => DataCategory.options.filter((category) => categories.includes(category));
