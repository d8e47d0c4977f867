import { z } from "zod";

/**
 * What a referral needs from its caseworker now, the most urgent first. From `citizen-answers` on somebody else is to
 * act; `running` covers accepted and in course alike, so that it tells nothing that feedback does not (REF-12).
 */
export const ReferralNeed = z.enum([
  "answer-overdue", "ready-to-send", "citizen-said-no", "citizen-did-not-answer", "declined-choose-next", "declined-final", "stopped",
  "consent-to-ask", "draft-to-finish", "citizen-answers", "organisation-answers", "running", "nothing",
]);
export type ReferralNeed = z.infer<typeof ReferralNeed>;

/** How far a referral has come, in the citizen's eyes; `over` however it ended. */
export const StepReached = z.enum(["drafted", "asked", "answered", "sent", "opened", "accepted", "started", "ended", "over"]);
export type StepReached = z.infer<typeof StepReached>;

/** What a referral needs from its coordinator next. */
export const OfferStep = z.enum(["answer", "answer-overdue", "find-peer", "citizen-chooses", "course-runs", "record-outcome", "close"]);
export type OfferStep = z.infer<typeof OfferStep>;
