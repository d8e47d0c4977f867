import { demoPeers, havnen } from "../demo-data/people.ts";
import { consentAsReferral, newKey } from "../stack/service-caller.ts";
import { sayYes } from "./give-consent.ts";
import { type Held, heldFor } from "./look-at-erasure.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

const key = () => ({ idempotencyKey: newKey() });

/** The self-referring citizen, as invented for the demo: planted, and looked for everywhere at the end. */
export const selfReferrer = {
  cprNumber: "0504909995", givenNames: ["Jonathis", "Æblegård"], familyName: "Nøddebjærg", phones: ["00 98 76 54"], emails: ["jonathis.noeddebjaerg@eksempel.invalid"],
  wish: "Jeg sover dårligt efter skilsmissen og savner nogen at tale med om det",
} as const;
/** Her goal in own words: planted too. */
export const selfReferrersGoal = "Jeg vil kunne sove en hel nat inden påske";

export interface ThirdAct {
  readonly referralId: string;
  readonly pseudonym: string;
  readonly referralConsentId: string;
  readonly measurementConsentId: string;
  readonly goalId: string;
  /** What the databases held for it just before the withdrawal. */
  readonly heldBefore: Held;
}

/** A citizen refers herself, without giving her contact; a course starts; and she stops all of it. */
export async function selfReferredAndWithdrawn({ stack, cast, timeline: { step }, promises }: Story): Promise<ThirdAct> {
  const { selfReferrer: citizen, coordinator, anders } = cast;
  const { wish, ...identity } = selfReferrer;
  const { referralId } = await step("citizen", "refers herself", "referral", () => citizen.referral.draftSelfReferral.mutate({
    ...key(), citizen: { ...identity, givenNames: [...identity.givenNames], phones: [...identity.phones], emails: [...identity.emails] }, wish,
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "sms", language: "da" },
  }));
  await step("citizen", "asks for a question to answer: to which organisation", "referral", () => citizen.referral.requestConsent.mutate({
    ...key(), referralId, organisationId: havnen,
    questions: [{ purpose: "referral", categories: ["situation", "wishes", "practical", "identity", "contact"] }, { purpose: "measurement", categories: ["check-ins"] }],
  }));
  const { consentId: referralConsentId } = await step("citizen", "says yes, without contact", "consent", () => sayYes(citizen, referralId, "referral", ["situation", "wishes", "practical", "identity"]));
  const { consentId: measurementConsentId } = await step("citizen", "says yes to being asked how it goes, too", "consent", () => sayYes(citizen, referralId, "measurement", ["check-ins"]));
  await step("citizen", "sends the request without a name", "referral", () => citizen.referral.sendOffer.mutate({ ...key(), referralId }), "offer");
  await step("coordinator", "opens the request of a citizen who refers herself", "referral", () => coordinator.referral.openOffer.mutate({ ...key(), referralId }), "offer");
  const { pseudonym } = await step("coordinator", "accepts it", "referral", () => coordinator.referral.acceptOffer.mutate({ ...key(), referralId }));

  const mine = (await citizen.referral.myReferrals.query()).find((one) => one.referralId === referralId);
  const contactCode = mine?.contactCode ?? "";
  const byCode = contactCode === "" ? undefined : await coordinator.referral.findByContactCode.mutate({ contactCode });
  promises.note("REF-25", "Without contact the citizen gets the organisation's number and a code, and the coordinator finds the referral by it", byCode?.referralId === referralId && mine?.organisation?.phone !== undefined, byCode === undefined ? "no code" : "found by the code");
  const opening = await step("coordinator", "opens the case without contact", "referral", () => coordinator.referral.openCase.mutate({ ...key(), referralId }), "case");
  promises.note("CON-07", "Contact that was not ticked is absent", opening.case.contact === undefined, `categories: ${Object.keys(opening.case).join(", ")}`);

  await until("the assignment is open", () => coordinator.peers.getAssignment.query({ referralId }).catch(() => undefined));
  await step("coordinator", "looks for peers for her", "peer-assignment", () => coordinator.peers.findPeers.mutate({ ...key(), referralId }), "profile");
  await step("coordinator", "asks one peer", "peer-assignment", () => coordinator.peers.askPeers.mutate({ ...key(), referralId, peerIds: [demoPeers.anders.peerId] }), "profile");
  const asked = (await anders.peers.myAsks.query()).find(({ answer }) => answer === null);
  if (asked === undefined) throw new Error("The peer was asked but sees no question.");
  await step("peer Anders", "says yes to her", "peer-assignment", () => anders.peers.answerAsPeer.mutate({ ...key(), assignmentId: asked.assignmentId, answer: "yes" }));
  await step("citizen", "chooses Anders", "peer-assignment", () => citizen.peers.choosePeer.mutate({ ...key(), referralId, peerId: demoPeers.anders.peerId }));
  await step("peer Anders", "records a meeting", "peer-assignment", () => anders.peers.recordSession.mutate({ ...key(), referralId, date: stack.now().toISOString().slice(0, 10), minutes: 50, attendance: "both" }));
  const { goalId } = await until("she can write a goal", () => step("citizen", "writes a goal that she will take back", "outcomes", () => citizen.outcomes.setGoal.mutate({ ...key(), referralId, words: selfReferrersGoal })).catch(() => undefined));

  const heldBefore = await heldFor(stack, { referralId, pseudonym, measurementConsentId, goalId });
  await step("citizen", "stops all of it", "consent", () => citizen.consent.revokeAllConsents.mutate({ ...key(), referralId }));
  const decided = await consentAsReferral(stack.settings).disclose.mutate({
    disclosureId: newKey(), referralId, kind: "case", discloser: { kind: "citizen" }, recipient: { kind: "organisation", id: havnen }, recipientUser: "demo", purpose: "referral", categories: ["identity"], atLeast: "any",
  });
  promises.note("CON-18", "From the withdrawal's commit on no disclosure is permitted", !decided.permitted, decided.permitted ? "it was permitted" : `denied: ${decided.reasons.join(", ")}`);
  await promises.refused("CON-18", "After the withdrawal opening the case is refused", ["CONSENT_NOT_ACTIVE", "REFERRAL_WRONG_STATE", "NOT_FOUND"], () => coordinator.referral.openCase.mutate({ ...key(), referralId }));
  await until("the referral is stopped", async () => (await citizen.referral.myReferrals.query()).some((one) => one.referralId === referralId && one.status === "stopped"));
  const stillRuns = await until("the course has stopped", async () => !(await anders.peers.myCourses.query()).some((course) => course.referralId === referralId)).then(() => false, () => true);
  promises.note("CON-16", "Withdrawing the referral consent stops the course that rests on it", !stillRuns, stillRuns ? "the peer still has the course" : "the peer has the course no more");
  return { referralId, pseudonym, referralConsentId, measurementConsentId, goalId, heldBefore };
}
