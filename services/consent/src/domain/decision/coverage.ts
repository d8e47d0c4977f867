import type { consentCommands, DataCategory, DecisionReason, Party, Purpose } from "@haandslag/contracts";
import { sameParty } from "../party.ts";

type ConsentToDecide = consentCommands.ConsentToDecide;

/** A request that names everything a consent is about. */
export interface CompleteRequest {
  readonly referralId: string;
  readonly subjectId: string;
  readonly discloser: Party;
  readonly recipient: Party;
  readonly purpose: Purpose;
  readonly categories: readonly DataCategory[];
}

/** One consent is for one referral, so that stopping one referral's stops nothing else (CON-16). All of ours are equally specific. */
export const isAbout = (consent: ConsentToDecide, request: CompleteRequest): boolean =>
  consent.subjectId === request.subjectId && consent.referralId === request.referralId && consent.purpose === request.purpose &&
  sameParty(consent.discloser, request.discloser) && sameParty(consent.recipient, request.recipient);

/** Which of the categories asked for this one consent covers now, after every refusal among those alike it. */
export function coveredBy(consent: ConsentToDecide, alike: readonly ConsentToDecide[], request: CompleteRequest, now: Date): readonly DataCategory[] {
  if (consent.status !== "granted" || timeReason(consent, now) !== undefined) return [];
  return request.categories.filter((category) => consent.categories.includes(category) && !isBeaten(consent, category, alike));
}

/** Why this consent does not cover all that was asked. */
export function whyNot(consent: ConsentToDecide, alike: readonly ConsentToDecide[], request: CompleteRequest, now: Date): DecisionReason[] {
  if (consent.status !== "granted") return [reasonOf(consent.status)];
  const time = timeReason(consent, now);
  if (time !== undefined) return [time];
  const uncovered = request.categories.some((category) => !consent.categories.includes(category));
  const beating = alike.filter((other) => request.categories.some((category) => beats(other, consent, category)));
  // Where each consent covers a part and none covers all, the missing part is not covered.
  return [...(uncovered || beating.length === 0 ? ["CATEGORY_NOT_COVERED" as const] : []), ...beating.map((other) => reasonOf(other.status))];
}

const isBeaten = (consent: ConsentToDecide, category: DataCategory, alike: readonly ConsentToDecide[]): boolean =>
  alike.some((other) => beats(other, consent, category));

/**
 * CON-04: a refusal or revocation beats every yes before it, by position and never by time; a tie is a deny. The yes
 * stands where it was said: a narrowing since then does not carry it past the refusal (CON-08). A status that we do not
 * know may be a refusal, and counts as one (CON-05).
 */
function beats(other: ConsentToDecide, consent: ConsentToDecide, category: DataCategory): boolean {
  const saysNo = !neverBeats.has(other.status);
  return saysNo && other.categories.includes(category) && other.position >= (consent.yesPosition ?? 0);
}
const neverBeats: ReadonlySet<string> = new Set(["requested", "granted", "lapsed", "expired"]);

function timeReason({ validFrom, expiresAt }: ConsentToDecide, now: Date): "NOT_YET_VALID" | "EXPIRED" | undefined {
  // A granted consent without a period is none that we ever wrote: its time cannot be shown to lie within it.
  if (validFrom === null || now.getTime() < Date.parse(validFrom)) return "NOT_YET_VALID";
  return expiresAt === null || now.getTime() >= Date.parse(expiresAt) ? "EXPIRED" : undefined;
}

function reasonOf(status: string): DecisionReason {
  switch (status) {
    case "revoked": return "REVOKED";
    case "refused": return "REFUSED";
    case "expired": return "EXPIRED";
    default: return "NOT_GRANTED";
  }
}
