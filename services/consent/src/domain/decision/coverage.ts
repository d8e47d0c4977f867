import type { DecisionReason, Party, Purpose } from "@haandslag/contracts";
import { isLawInForce } from "../law/find-law.ts";
import { sameParty } from "../party.ts";
import type { CategorySet } from "./category-set.ts";

/** A consent at its newest epoch, read: times in milliseconds since 1970 (NaN-free), positions those of the head (CON-04). */
export interface DecidableConsent {
  readonly consentId: string;
  readonly referralId: string;
  readonly subjectId: string;
  readonly purpose: Purpose;
  readonly discloser: Party;
  readonly recipient: Party;
  /** Any word: what is not `granted` permits nothing (CON-06). */
  readonly status: string;
  readonly categories: CategorySet;
  readonly validFrom: number | null;
  readonly expiresAt: number | null;
  readonly despiteProtection: boolean;
  readonly epoch: number;
  readonly position: number;
  /** Where the newest yes stands; 0 where there was none, before every refusal. */
  readonly yesPosition: number;
  /** The row of the law table that it was asked under. */
  readonly lawRow: string | null;
}

/** A request that names everything a consent is about. */
export interface CompleteRequest {
  readonly referralId: string;
  readonly subjectId: string;
  readonly discloser: Party;
  readonly recipient: Party;
  readonly purpose: Purpose;
  /** At least one. */
  readonly categories: CategorySet;
}

/** One consent is for one referral, so that stopping one referral's stops nothing else (CON-16). All of ours are equally specific. */
export const isAbout = (consent: DecidableConsent, request: CompleteRequest): boolean =>
  consent.purpose === request.purpose && consent.referralId === request.referralId && consent.subjectId === request.subjectId &&
  sameParty(consent.discloser, request.discloser) && sameParty(consent.recipient, request.recipient);

/** Which of the categories asked for this one consent covers now, after every refusal among those alike it. */
export function coveredBy(consent: DecidableConsent, alike: readonly DecidableConsent[], request: CompleteRequest, now: number): CategorySet {
  if (consent.status !== "granted" || timeReason(consent, now) !== undefined || !standsInLaw(consent, now)) return 0;
  let covered = consent.categories & request.categories;
  for (const other of alike) if (beats(other, consent)) covered &= ~other.categories;
  return covered;
}

/** Why this consent does not cover all that was asked. What a refusal takes from it is said by the refusal, which is alike and asked as well. */
export function whyNot(consent: DecidableConsent, request: CompleteRequest, now: number): DecisionReason[] {
  if (consent.status !== "granted") return [reasonOf(consent.status)];
  const time = timeReason(consent, now);
  if (time !== undefined) return [time];
  if (!standsInLaw(consent, now)) return ["LAW_ROW_NOT_IN_FORCE"];
  // Where each consent covers a part and none covers all, the missing part is not covered.
  return (request.categories & ~consent.categories) === 0 ? [] : ["CATEGORY_NOT_COVERED"];
}

/**
 * CON-04: a refusal or revocation beats every yes before it, by position and never by time; a tie is a deny. The yes
 * stands where it was said: a narrowing since then does not carry it past the refusal (CON-08). A status that we do not
 * know may be a refusal, and counts as one (CON-05).
 */
const beats = (other: DecidableConsent, consent: DecidableConsent): boolean => !neverBeats.has(other.status) && other.position >= consent.yesPosition;
const neverBeats: ReadonlySet<string> = new Set(["requested", "granted", "lapsed", "expired"]);

/** What was given under a row that has ended, or that this program does not know, covers nothing (CON-10). */
export const standsInLaw = ({ lawRow }: DecidableConsent, now: number): boolean => lawRow !== null && isLawInForce(lawRow, now);

function timeReason({ validFrom, expiresAt }: DecidableConsent, now: number): "NOT_YET_VALID" | "EXPIRED" | undefined {
  // A granted consent without a period is none that we ever wrote: its time cannot be shown to lie within it.
  if (validFrom === null || now < validFrom) return "NOT_YET_VALID";
  return expiresAt === null || now >= expiresAt ? "EXPIRED" : undefined;
}

function reasonOf(status: string): DecisionReason {
  switch (status) {
    case "revoked": return "REVOKED";
    case "refused": return "REFUSED";
    case "expired": return "EXPIRED";
    default: return "NOT_GRANTED";
  }
}
