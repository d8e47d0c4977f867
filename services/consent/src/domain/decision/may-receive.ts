import type { DataCategory, DecisionReason, Party, Purpose } from "@haandslag/contracts";
import { sameParty } from "../party.ts";
import type { CategorySet } from "./category-set.ts";
import type { DecidableConsent } from "./coverage.ts";
import { decide, deny, type Permit } from "./decide.ts";

/** May this one receive that about this citizen? Who discloses is not said, and not which referral either unless `referralId` does. */
export interface ReceiptQuestion {
  readonly subjectId: string;
  readonly recipient: Party;
  readonly purpose: Purpose;
  readonly categories: CategorySet;
  readonly referralId: string | undefined;
}

export interface ReceiptAnswer {
  /** True only where one consent covers every category that was asked for. */
  readonly permitted: boolean;
  readonly reasons: readonly DecisionReason[];
  /** Of the categories asked for those that one consent covers; empty where none does. */
  readonly categories: readonly DataCategory[];
  /** The consent that covers these. */
  readonly consentId?: string;
  readonly epoch?: number;
}

/**
 * Asks `decide` about each discloser and referral that these consents are of, newest yes first: the first permit is the
 * answer, since each consent stands by itself (CON-16).
 */
export function mayReceive(consents: readonly DecidableConsent[], question: ReceiptQuestion, now: Date): ReceiptAnswer {
  const about = consents.filter((consent) => isAbout(consent, question)).toSorted(newestYesFirst);
  if (about.length === 0) return refused(["NO_CONSENT"]);
  const ask = (atLeast: "all" | "any") => about.map(({ referralId, discloser }) => decide(about, { ...question, referralId, discloser }, now, atLeast));

  const answers = ask("all");
  const permit = answers.find((answer) => answer.permitted);
  if (permit !== undefined) return { permitted: true, ...covered(permit), reasons: permit.reasons };
  const { reasons } = deny(...answers.flatMap((answer) => answer.reasons));
  const part = ask("any").find((answer) => answer.permitted);
  return part === undefined ? refused(reasons) : { permitted: false, ...covered(part), reasons };
}

const covered = ({ consentId, epoch, categories }: Permit) => ({ consentId, epoch, categories });
const isAbout = (consent: DecidableConsent, { subjectId, recipient, purpose, referralId }: ReceiptQuestion): boolean =>
  consent.subjectId === subjectId && consent.purpose === purpose && sameParty(consent.recipient, recipient) && (referralId === undefined || consent.referralId === referralId);
const newestYesFirst = (a: DecidableConsent, b: DecidableConsent): number => b.yesPosition - a.yesPosition || (a.consentId < b.consentId ? -1 : 1);

export const refused = (reasons: readonly DecisionReason[]): ReceiptAnswer => ({ permitted: false, reasons, categories: [] });
