import { signIn } from "@haandslag/local-stack/person";
import type { Stack } from "@haandslag/local-stack/stack";
import { key } from "./asked-citizen.ts";

const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString();

/** A consent of Asta's to Havnen that she gave for ten days; whoever asks a second time is given the first, as long as it ends soon. */
export async function yesThatEndsSoon(ready: Stack["ready"]): Promise<{ readonly consentId: string; readonly expiresAt: string }> {
  const [caseworker, asta] = await Promise.all([signIn(ready, "Maja Sagsbehandler"), signIn(ready, "Asta Borger")]);
  const givenBefore = (await asta.consent.myConsents.query({})).consents.find(({ status, expiresAt }) => status === "granted" && expiresAt !== null && expiresAt < inTenDays());
  if (givenBefore?.expiresAt != null) return { consentId: givenBefore.consentId, expiresAt: givenBefore.expiresAt };
  const { referralId } = await caseworker.referral.draftReferral.mutate({
    ...key(), legalBasis: "serviceloven-82", citizen: { cprNumber: "0506889996", givenNames: ["Asta"] },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "letter", language: "da" },
  });
  await caseworker.referral.requestConsent.mutate({ ...key(), referralId, organisationId: "organisation-havnen", questions: [{ purpose: "referral", categories: ["situation", "wishes"] }] });
  const { consents: [asked] } = await asta.consent.myConsents.query({ referralId });
  if (asked === undefined) throw new Error("Asta was not asked");
  const { consentId, notice: { noticeId, version, language, hash } } = asked;
  const expiresAt = inTenDays();
  await asta.consent.grantConsent.mutate({ ...key(), consentId, categories: ["wishes"], notice: { noticeId, version, language, hash }, expiresAt });
  return { consentId, expiresAt };
}
