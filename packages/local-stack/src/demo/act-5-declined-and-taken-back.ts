import { havnen } from "../demo-data/people.ts";
import { newKey } from "../stack/service-caller.ts";
import { selfReferrer } from "./act-3-withdrawn.ts";
import { sayYes } from "./give-consent.ts";
import type { Story } from "./story.ts";

const key = () => ({ idempotencyKey: newKey() });
const categories = ["situation", "wishes"] as const;

export interface FifthAct {
  readonly declinedConsentId: string;
  readonly takenBackConsentId: string;
}

/** Two requests that come to nothing: the organisation declines the one, the sender takes the other back. */
export async function declinedAndTakenBack(story: Story): Promise<FifthAct> {
  const { cast: { caseworker, coordinator }, timeline: { step } } = story;
  const declined = await requested(story, "one");
  await step("coordinator", "declines: no room", "referral", () => coordinator.referral.declineOffer.mutate({ ...key(), referralId: declined.referralId, reason: "no-room-now" }));
  const takenBack = await requested(story, "another");
  await step("caseworker", "takes the other one back", "referral", () => caseworker.referral.withdrawReferral.mutate({ ...key(), referralId: takenBack.referralId, reason: "other-support-found" }));
  return { declinedConsentId: declined.consentId, takenBackConsentId: takenBack.consentId };
}

async function requested({ cast: { caseworker, selfReferrer: citizen }, timeline: { step } }: Story, which: string): Promise<{ referralId: string; consentId: string }> {
  const { wish: _wish, ...identity } = selfReferrer;
  const { referralId } = await step("caseworker", `writes ${which} that comes to nothing`, "referral", () => caseworker.referral.draftReferral.mutate({
    ...key(), legalBasis: "serviceloven-82", citizen: { ...identity, givenNames: [...identity.givenNames], phones: [...identity.phones], emails: [...identity.emails] },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "sms", language: "da" },
  }));
  await step("caseworker", `asks the citizen for consent to ${which}`, "referral", () => caseworker.referral.requestConsent.mutate({ ...key(), referralId, organisationId: havnen, questions: [{ purpose: "referral", categories: [...categories] }] }));
  const { consentId } = await step("citizen", `says yes to ${which}`, "consent", () => sayYes(citizen, referralId, "referral", categories));
  await step("caseworker", `sends ${which} without a name`, "referral", () => caseworker.referral.sendOffer.mutate({ ...key(), referralId }), "offer");
  return { referralId, consentId };
}
