import { categoriesOf, type DataCategory, CourseEnded, CourseStarted, OutcomeRecorded } from "@haandslag/contracts";
import { type GivenService, havnen, key } from "./given.ts";
import { kim, maja, signe } from "./people.ts";

/** Planted so that it can be looked for: nothing of this may be found in plain text anywhere. */
export const citizen = {
  cprNumber: kim.cprNumber, givenNames: ["Kimcanary"], familyName: "Borgercanary", phones: ["20304050"], emails: ["kim@canary.example"],
  address: { lines: ["Canarygade 7"], postalCode: "8000", city: "Canaryby" },
};
export const draft = () => ({
  idempotencyKey: key(), citizen, relatives: [{ name: "Sistercanary", relationship: "sister", phones: [], emails: [] }], wish: "Somebody who has walked this canaryroad before",
  profile: { situation: { themes: ["grief" as const] }, wishes: { forms: ["individual" as const] }, practical: { languages: ["da"], times: ["weekend" as const] } },
  notices: { channel: "email" as const, language: "da" as const },
});
const everything = [...categoriesOf.referral];

/** Named situations, each resting on the one before. */
export const referrals = (world: GivenService) => {
  const drafted = async () => (await world.as(maja).draftReferral({ ...draft(), legalBasis: "serviceloven-82" })).referralId;
  const asked = async () => {
    const referralId = await drafted();
    await world.as(maja).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions: [{ purpose: "referral", categories: everything }, { purpose: "feedback", categories: [...categoriesOf.feedback] }] });
    return referralId;
  };
  const granted = async (categories: readonly DataCategory[] = everything) => {
    const referralId = await asked();
    await world.citizenGrants(referralId, "referral", categories);
    return referralId;
  };
  const offered = async (categories?: readonly DataCategory[]) => {
    const referralId = await granted(categories);
    await world.as(maja).sendOffer({ idempotencyKey: key(), referralId });
    await world.settle();
    return referralId;
  };
  const accepted = async (categories?: readonly DataCategory[]) => {
    const referralId = await offered(categories);
    await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    await world.settle();
    return referralId;
  };
  const inCourse = async (categories?: readonly DataCategory[]) => {
    const referralId = await accepted(categories);
    await world.hear(CourseStarted, { referralId, assignmentId: assignmentId, organisationId: havnen.id, peerId, startedAt: world.clock.now().toISOString() });
    return referralId;
  };
  const withOutcome = async () => {
    const referralId = await inCourse();
    await world.hear(OutcomeRecorded, { referralId, organisationId: havnen.id, outcome: "goals-reached" });
    return referralId;
  };
  /** Nothing is left to do but to close. */
  const ended = async () => {
    const referralId = await withOutcome();
    await world.hear(CourseEnded, { referralId, assignmentId, organisationId: havnen.id, because: "completed", hadStarted: true, endedAt: world.clock.now().toISOString() });
    return referralId;
  };
  return { drafted, asked, granted, offered, accepted, inCourse, withOutcome, ended };
};
export const assignmentId = "019aa000-0000-7000-8000-00000000a551";
export const peerId = "019aa000-0000-7000-8000-00000000beef";
