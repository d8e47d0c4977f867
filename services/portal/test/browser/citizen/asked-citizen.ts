import type { DataCategory, Purpose } from "@haandslag/contracts";
import { type Person, signIn } from "@haandslag/local-stack/person";
import type { Stack } from "@haandslag/local-stack/stack";

/** Citizens of these tests, and Broen, where they have said nothing before. */
const cprNumbers = { "Freja Borger": "3103979995", "Mikkel Borger": "0107729995", "Asta Borger": "0506889996" } as const;
export const broen = "organisation-broen";

export const key = () => ({ idempotencyKey: crypto.randomUUID() });

const categories: Record<Purpose, DataCategory[]> = {
  referral: ["situation", "wishes", "practical", "identity", "contact"], feedback: ["started", "ended", "outcome"], measurement: ["check-ins"],
};

/** A caseworker writes a referral to Broen and asks; nobody has answered. */
export async function asked(ready: Stack["ready"], name: keyof typeof cprNumbers, purposes: readonly Purpose[]): Promise<{ readonly referralId: string; readonly caseworker: Person; readonly citizen: Person }> {
  const [caseworker, citizen] = await Promise.all([signIn(ready, "Maja Sagsbehandler"), signIn(ready, name)]);
  const { referralId } = await caseworker.referral.draftReferral.mutate({
    ...key(), legalBasis: "serviceloven-82", wish: "Nogen at spise frokost med",
    citizen: { cprNumber: cprNumbers[name], givenNames: ["Nogen"], phones: ["00 00 05 04"], emails: ["nogen@eksempel.invalid"] },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["group"] }, practical: { languages: ["da"] } },
    notices: { channel: "email", language: "da" },
  });
  await caseworker.referral.requestConsent.mutate({ ...key(), referralId, organisationId: broen, questions: purposes.map((purpose) => ({ purpose, categories: categories[purpose] })) });
  return { referralId, caseworker, citizen };
}
