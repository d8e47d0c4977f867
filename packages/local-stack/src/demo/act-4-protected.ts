import { havnen } from "../demo-data/people.ts";
import { newKey } from "../stack/service-caller.ts";
import { sayNo, sayYes } from "./give-consent.ts";
import type { Story } from "./story.ts";

const key = () => ({ idempotencyKey: newKey() });

/** A citizen with name and address protection, as invented for the demo: planted, and looked for everywhere at the end. */
export const protectedCitizen = {
  cprNumber: "0108589995", givenNames: ["Tove", "Øyvindsdatter"], familyName: "Hemmeligsø", phones: ["00 11 22 33"], emails: [],
  address: { lines: ["Skjultestræde 14, 2. tv."], postalCode: "8000", city: "Aarhus C" },
} as const;
/** A relative who must turn up nowhere. */
export const relative = { name: "Gudrun Hemmeligsø", relationship: "sibling", phones: ["00 44 55 66"], emails: ["gudrun.hemmeligsoe@eksempel.invalid"] } as const;

export interface FourthAct {
  readonly consentId: string;
}

/** Written by hand, by a caseworker; name and address stay behind although they were ticked. */
export async function referredUnderProtection({ cast, timeline: { step }, promises }: Story): Promise<FourthAct> {
  const { caseworker, protectedCitizen: citizen, coordinator } = cast;
  const { referralId } = await step("caseworker", "writes a referral by hand", "referral", () => caseworker.referral.draftReferral.mutate({
    ...key(), legalBasis: "serviceloven-82",
    citizen: { ...protectedCitizen, givenNames: [...protectedCitizen.givenNames], phones: [...protectedCitizen.phones], emails: [], address: { ...protectedCitizen.address, lines: [...protectedCitizen.address.lines] } },
    relatives: [{ ...relative, phones: [...relative.phones], emails: [...relative.emails] }],
    profile: { situation: { themes: ["grief"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "letter", language: "da" },
  }));
  await step("caseworker", "asks a protected citizen for consent", "referral", () => caseworker.referral.requestConsent.mutate({ ...key(), referralId, organisationId: havnen, questions: [{ purpose: "referral", categories: ["situation", "wishes", "identity", "contact"] }, { purpose: "measurement", categories: ["check-ins"] }] }));
  const { consentId } = await step("citizen", "says yes to everything but the second question", "consent", () => sayYes(citizen, referralId, "referral", ["situation", "wishes", "identity", "contact"]));
  await step("citizen", "says no to being asked how it goes", "consent", () => sayNo(citizen, referralId, "measurement"));
  await step("caseworker", "sends it without a name", "referral", () => caseworker.referral.sendOffer.mutate({ ...key(), referralId }), "offer");
  await step("coordinator", "accepts the protected citizen", "referral", () => coordinator.referral.acceptOffer.mutate({ ...key(), referralId }));
  const opening = await step("coordinator", "opens the protected case", "referral", () => coordinator.referral.openCase.mutate({ ...key(), referralId }), "case");
  const names = opening.case.identity?.givenNames.length ?? 0;
  promises.note("CON-28", "Name and address of a protected person stay behind", names === 0 && opening.case.contact?.address == null && opening.withheld.includes("name"), `withheld: ${opening.withheld.join(", ")}`);

  await step("citizen", "shares less: not the contact any more", "consent", () => citizen.consent.narrowConsent.mutate({ ...key(), consentId, categories: ["situation", "wishes", "identity"] }));
  const narrowed = await step("coordinator", "opens the narrowed case", "referral", () => coordinator.referral.openCase.mutate({ ...key(), referralId }), "case");
  const left = Object.keys(narrowed.case).sort().join(", ");
  promises.note("CON-08", "A category that is taken back is not disclosed from that commit on", left === "identity, situation, wishes", `its categories: ${left}`);
  return { consentId };
}
