import type { FirstAct } from "./act-1-referred-and-met.ts";
import type { ThirdAct } from "./act-3-withdrawn.ts";
import type { FourthAct } from "./act-4-protected.ts";
import type { FifthAct } from "./act-5-declined-and-taken-back.ts";
import type { Person } from "./person.ts";
import type { Story } from "./story.ts";

/** A consent that ended or covers less, and why. */
export interface EndedConsent {
  readonly why: string;
  readonly rule: string;
  readonly citizen: Person;
  readonly consentId: string;
}

/** Every way in which a consent of the story ended. */
export const endedConsents = ({ cast }: Story, first: FirstAct, third: ThirdAct, fourth: FourthAct, fifth: FifthAct): EndedConsent[] => [
  { why: "the citizen stopped all of it", rule: "CON-24", citizen: cast.selfReferrer, consentId: third.referralConsentId },
  { why: "and being asked how it goes with it", rule: "CON-24", citizen: cast.selfReferrer, consentId: third.measurementConsentId },
  { why: "the citizen stopped the feedback alone", rule: "CON-16", citizen: cast.citizen, consentId: first.feedbackConsentId },
  { why: "the course ended and the referral was closed", rule: "CON-14", citizen: cast.citizen, consentId: first.referralConsentId },
  { why: "the citizen shares less", rule: "CON-24", citizen: cast.protectedCitizen, consentId: fourth.consentId },
  { why: "the organisation declined", rule: "CON-25", citizen: cast.selfReferrer, consentId: fifth.declinedConsentId },
  { why: "the sender took the referral back", rule: "CON-25", citizen: cast.selfReferrer, consentId: fifth.takenBackConsentId },
];
