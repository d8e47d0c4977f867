import { z } from "zod";

export const ReferralStatus = z.enum([
  "draft", "offered", "accepted", "in_course", "closed", "declined", "withdrawn", "stopped",
]);
export type ReferralStatus = z.infer<typeof ReferralStatus>;

/** Lived-experience themes (domain.md): what the two share; never a diagnosis. */
export const Theme = z.enum([
  "loneliness", "loss-of-hope", "medication", "misuse", "bullying", "grief", "disability",
  "minority-background", "asking-for-help", "admission-and-discharge", "anxiety", "low-self-worth",
  "family-life", "work-and-education",
]);
export type Theme = z.infer<typeof Theme>;

/** Forms of support (domain.md). */
export const SupportForm = z.enum(["individual", "group", "self-help-group", "open-cafe", "accompaniment", "bridging"]);
export type SupportForm = z.infer<typeof SupportForm>;

/** How the citizen gets about. */
export const Mobility = z.enum(["unrestricted", "needs-step-free-access", "needs-home-visit", "online-only"]);
export type Mobility = z.infer<typeof Mobility>;

/** When the citizen can meet. */
export const MeetingTime = z.enum(["weekday-morning", "weekday-afternoon", "weekday-evening", "weekend"]);
export type MeetingTime = z.infer<typeof MeetingTime>;

export const Gender = z.enum(["woman", "man", "other"]);
export type Gender = z.infer<typeof Gender>;

export const AgeGroup = z.enum(["18-29", "30-44", "45-59", "60-74", "75+"]);
export type AgeGroup = z.infer<typeof AgeGroup>;

/** BCP 47 primary language tag. */
export const LanguageTag = z.string().regex(/^[a-z]{2,3}$/);
export type LanguageTag = z.infer<typeof LanguageTag>;

/** Languages that the pages and what is sent to people are written in. What a citizen says yes to can be read in more. */
export const NoticeLanguage = z.enum(["da", "en"]);
export type NoticeLanguage = z.infer<typeof NoticeLanguage>;

export const NoticeChannel = z.enum(["email", "sms", "letter"]);
export type NoticeChannel = z.infer<typeof NoticeChannel>;

/** Who said no: the organisation, or the citizen through it (REF-04). */
export const RefusedBy = z.enum(["organisation", "citizen"]);
export type RefusedBy = z.infer<typeof RefusedBy>;

/** What follows a no (REF-04). */
export const DeclineConsequence = z.enum(["re-route", "wait", "close"]);
export type DeclineConsequence = z.infer<typeof DeclineConsequence>;

/** Each coded reason says who refused and what follows (REF-04). */
export const declineReasons = {
  "no-room-now": { refusedBy: "organisation", consequence: "wait" },
  "outside-our-area": { refusedBy: "organisation", consequence: "re-route" },
  "outside-what-we-offer": { refusedBy: "organisation", consequence: "re-route" },
  "no-suitable-peer": { refusedBy: "organisation", consequence: "re-route" },
  "needs-other-help-first": { refusedBy: "organisation", consequence: "close" },
  "citizen-wants-another-organisation": { refusedBy: "citizen", consequence: "re-route" },
  "citizen-not-now": { refusedBy: "citizen", consequence: "wait" },
  "citizen-does-not-want": { refusedBy: "citizen", consequence: "close" },
} as const satisfies Record<string, { refusedBy: RefusedBy; consequence: DeclineConsequence }>;
export const DeclineReason = z.enum(Object.keys(declineReasons) as [keyof typeof declineReasons, ...(keyof typeof declineReasons)[]]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** Why the sender takes a referral back (REF-05): never "the consent is gone", which is `stopped`. */
export const WithdrawReason = z.enum(["sent-by-mistake", "citizen-moved", "other-support-found", "citizen-changed-plans", "no-answer-in-time"]);
export type WithdrawReason = z.infer<typeof WithdrawReason>;

/** How a course ended (REF-11). */
export const CourseOutcome = z.enum(["goals-reached", "goals-partly-reached", "ended-by-citizen", "ended-by-organisation", "moved-on-to-other-support", "never-started"]);
export type CourseOutcome = z.infer<typeof CourseOutcome>;

/** Why a referral was stopped: its consent is gone. */
export const StoppedBecause = z.enum(["consent-revoked", "consent-expired"]);
export type StoppedBecause = z.infer<typeof StoppedBecause>;

/** The authority's basis for processing; a field of its own, never the consent (domain.md). */
export const LegalBasis = z.enum(["serviceloven-82", "serviceloven-18", "sundhedsloven", "self-referral"]);
export type LegalBasis = z.infer<typeof LegalBasis>;
