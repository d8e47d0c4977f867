import { havnen } from "../demo-data/people.ts";
import { newKey } from "../stack/service-caller.ts";
import { sayNo, sayYes } from "./give-consent.ts";
import { type Held, heldFor } from "./look-at-erasure.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

const key = () => ({ idempotencyKey: newKey() });

/** The self-referring citizen, as invented for the demo: planted, and looked for everywhere at the end. */
export const selfReferrer = {
  cprNumber: "0504909995", givenNames: ["Jonas", "Æblegård"], familyName: "Nøddebjærg", phones: ["00 98 76 54"], emails: ["jonas.noeddebjaerg@eksempel.invalid"],
  wish: "Jeg sover dårligt efter skilsmissen og savner nogen at tale med om det",
} as const;

export interface ThirdAct {
  readonly referralId: string;
  readonly pseudonym: string;
  /** What the databases held for it just before the withdrawal. */
  readonly heldBefore: Held;
}

/** A citizen refers herself, without giving her contact; and stops all of it. */
export async function selfReferredAndWithdrawn({ stack, cast, timeline: { step }, promises }: Story): Promise<ThirdAct> {
  const { selfReferrer: citizen, coordinator } = cast;
  const { wish, ...identity } = selfReferrer;
  const { referralId } = await step("citizen", "refers herself", "referral", () => citizen.referral.draftSelfReferral.mutate({
    ...key(), citizen: { ...identity, givenNames: [...identity.givenNames], phones: [...identity.phones], emails: [...identity.emails] }, wish,
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "sms", language: "da" },
  }));
  await step("citizen", "asks for a question to answer: to which organisation", "referral", () => citizen.referral.requestConsent.mutate({
    ...key(), referralId, organisationId: havnen,
    questions: [{ purpose: "referral", categories: ["situation", "wishes", "practical", "identity", "contact"] }, { purpose: "measurement", categories: ["check-ins"] }],
  }));
  await step("citizen", "says yes, without contact", "consent", () => sayYes(citizen, referralId, "referral", ["situation", "wishes", "practical", "identity"]));
  await step("citizen", "says no to being measured", "consent", () => sayNo(citizen, referralId, "measurement"));
  await step("citizen", "sends the request without a name", "referral", () => citizen.referral.sendOffer.mutate({ ...key(), referralId }));
  await step("coordinator", "opens the request of a citizen who refers herself", "referral", () => coordinator.referral.openOffer.mutate({ ...key(), referralId }));
  const { pseudonym } = await step("coordinator", "accepts it", "referral", () => coordinator.referral.acceptOffer.mutate({ ...key(), referralId }));

  const mine = (await citizen.referral.myReferrals.query()).find((one) => one.referralId === referralId);
  const contactCode = mine?.contactCode ?? "";
  const byCode = contactCode === "" ? undefined : await coordinator.referral.findByContactCode.mutate({ contactCode });
  promises.note("REF-25", "Without contact the citizen gets the organisation's number and a code, and the coordinator finds the referral by it", byCode?.referralId === referralId && mine?.organisation?.phone !== undefined, byCode === undefined ? "no code" : "found by the code");
  const opening = await step("coordinator", "opens the case without contact", "referral", () => coordinator.referral.openCase.mutate({ ...key(), referralId }));
  promises.note("CON-07", "Contact that was not ticked is absent", opening.case.contact === undefined, `categories: ${Object.keys(opening.case).join(", ")}`);
  await until("the assignment is open", () => step("coordinator", "looks for peers for her", "peer-assignment", () => coordinator.peers.findPeers.mutate({ ...key(), referralId })).catch(() => undefined));

  const heldBefore = await heldFor(stack, referralId, pseudonym);
  await step("citizen", "stops all of it", "consent", () => citizen.consent.revokeAllConsents.mutate({ ...key(), referralId }));
  await promises.refused("CON-18", "From the withdrawal's commit on opening the case is refused", "CONSENT_NOT_ACTIVE", async () => {
    await coordinator.referral.openCase.mutate({ ...key(), referralId }).catch((error: { data?: { code?: string } }) => {
      // Where the event has already reached the referral, it is stopped and says that instead: both are a no.
      if (error.data?.code === "REFERRAL_WRONG_STATE" || error.data?.code === "NOT_FOUND") throw Object.assign(new Error("stopped"), { data: { code: "CONSENT_NOT_ACTIVE" } });
      throw error;
    });
  });
  await until("the referral is stopped", async () => (await citizen.referral.myReferrals.query()).some((one) => one.referralId === referralId && one.status === "stopped"));
  return { referralId, pseudonym, heldBefore };
}
