import { type DataCategory, DecisionReason } from "@haandslag/contracts";
import { categoriesIn, type CategorySet, sizeOf } from "./category-set.ts";
import { type CompleteRequest, coveredBy, type DecidableConsent, isAbout, standsInLaw, whyNot } from "./coverage.ts";

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
  /** Of LAW_ROW_NOT_IN_FORCE: which rows of the law table these are. */
  readonly lawRows?: readonly string[];
}
export type DisclosureDecision = Permit | Deny;

/**
 * The decision of record: may this be disclosed? Pure and total; deny by default (CON-01 to CON-08). What comes from
 * outside is read first: `decideDisclosure` does both.
 * @param consents those of one subject and recipient, in any order
 * @param now the time of the decision
 * @param atLeast `all`: every category asked for, or nothing; `any`: those that are covered, at least one
 */
export function decide(consents: readonly DecidableConsent[], request: CompleteRequest, now: Date, atLeast: "all" | "any" = "all"): DisclosureDecision {
  const time = now.getTime();
  if (Number.isNaN(time)) return deny("EVALUATION_FAILED");
  if (request.categories === 0) return deny("REQUEST_INCOMPLETE");
  const alike = consents.filter((consent) => isAbout(consent, request));
  if (alike.length === 0) return deny("NO_CONSENT");

  let best: DecidableConsent | undefined;
  let most: CategorySet = 0;
  for (const consent of alike) {
    const covered = coveredBy(consent, alike, request, time);
    if (atLeast === "all" ? covered !== request.categories : covered === 0) continue;
    if (best !== undefined && !isBetter(consent, covered, best, most)) continue;
    best = consent;
    most = covered;
  }
  if (best === undefined) return withLawRows(deny(...alike.flatMap((consent) => whyNot(consent, request, time))), alike, time);
  const { consentId, epoch, despiteProtection } = best;
  return { permitted: true, consentId, epoch, categories: categoriesIn(most), despiteProtection, reasons: covers };
}
const covers = ["COVERED"] as const;

function withLawRows(denied: Deny, alike: readonly DecidableConsent[], time: number): Deny {
  if (!denied.reasons.includes("LAW_ROW_NOT_IN_FORCE")) return denied;
  const rows = alike.flatMap((consent) => (consent.status === "granted" && consent.lawRow !== null && !standsInLaw(consent, time) ? [consent.lawRow] : []));
  return { ...denied, lawRows: [...new Set(rows)].toSorted() };
}

/** One permit rests on one consent: the widest, then the newest yes. Ids break what is left of a tie (CON-03). */
function isBetter(a: DecidableConsent, coveredByA: CategorySet, b: DecidableConsent, coveredByB: CategorySet): boolean {
  const wider = sizeOf(coveredByA) - sizeOf(coveredByB);
  if (wider !== 0) return wider > 0;
  return a.yesPosition === b.yesPosition ? a.consentId < b.consentId : a.yesPosition > b.yesPosition;
}

/** Each reason once, in the list's order, so that the order of the consents does not show (CON-03). */
export const deny = (...reasons: DecisionReason[]): Deny => ({ permitted: false, reasons: DecisionReason.options.filter((reason) => reasons.includes(reason)) });
