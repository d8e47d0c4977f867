import { type Person, signIn } from "@haandslag/local-stack/person";
import type { Stack } from "@haandslag/local-stack/stack";
import type { DataCategory } from "@haandslag/contracts";
import { until } from "@haandslag/local-stack/until";

/** Who has a part in a referral of these tests, at the services' front doors. */
export interface Cast {
  readonly caseworker: Person;
  readonly coordinator: Person;
  readonly citizen: Person;
  readonly cprNumber: string;
  readonly organisationId: string;
}

const cprNumbers = { "Viggo Borger": "0104909995", "Tove Borger": "0108589995" } as const;
const organisations = { "Signe Koordinator": "organisation-havnen", "Ali Koordinator": "organisation-broen" } as const;

/**
 * Viggo and Tove are these tests' citizens. Where one of them stops, it is at Broen: nobody may ask again for 30 days
 * (REF-27), and other suites ask for Havnen.
 */
export async function castOf(ready: Stack["ready"], who: { readonly citizen: keyof typeof cprNumbers; readonly coordinator: keyof typeof organisations }): Promise<Cast> {
  const [caseworker, coordinator, citizen] = await Promise.all([signIn(ready, "Maja Sagsbehandler"), signIn(ready, who.coordinator), signIn(ready, who.citizen)]);
  return { caseworker, coordinator, citizen, cprNumber: cprNumbers[who.citizen], organisationId: organisations[who.coordinator] };
}

export const key = () => ({ idempotencyKey: crypto.randomUUID() });
const everything: DataCategory[] = ["situation", "wishes", "practical", "identity", "contact"];

/** Tries again with the same key where a busy machine did not answer in time, as a person would. */
const patiently = <Answer extends object>(call: () => Promise<Answer>): Promise<Answer> => until("a busy machine answers", () => call().catch((error: unknown) => {
  if (String(error).includes("UNAVAILABLE")) return undefined;
  throw error;
}));

interface Written { readonly givenName?: string; readonly wish?: string; readonly without?: DataCategory }

/** A referral that the citizen said yes to and that was sent; its names are nobody's. */
export async function offered({ caseworker, citizen, cprNumber, organisationId }: Cast, { givenName = "Nogen", wish = "At komme ud at gå igen", without }: Written = {}): Promise<string> {
  const [drafting, asking] = [key(), key()];
  const { referralId } = await patiently(() => caseworker.referral.draftReferral.mutate({
    ...drafting, legalBasis: "serviceloven-82", wish,
    citizen: { cprNumber, givenNames: [givenName], familyName: "Opdigtet", phones: ["00 00 05 04"], emails: ["nogen@eksempel.invalid"] },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: ["weekday-afternoon"] } },
    notices: { channel: "email", language: "da" },
  }));
  await patiently(() => caseworker.referral.requestConsent.mutate({
    ...asking, referralId, organisationId,
    questions: [{ purpose: "referral", categories: everything.filter((category) => category !== without) }, { purpose: "feedback", categories: ["started", "ended", "outcome"] }, { purpose: "measurement", categories: ["check-ins"] }],
  }));
  const { consents } = await citizen.consent.myConsents.query({ referralId, language: "da" });
  for (const { consentId, asked, notice: { noticeId, version, language, hash } } of consents) {
    const granting = key();
    await patiently(() => citizen.consent.grantConsent.mutate({ ...granting, consentId, categories: [...asked], notice: { noticeId, version, language, hash } }));
  }
  await until("the referral is sent", () => caseworker.referral.sendOffer.mutate({ ...key(), referralId }).then(() => true, () => false));
  return referralId;
}

/** The same, accepted, with an assignment that peers can be asked for. */
export async function accepted(cast: Cast, written: Written = {}): Promise<string> {
  const referralId = await offered(cast, written);
  await cast.coordinator.referral.acceptOffer.mutate({ ...key(), referralId });
  await until("it has its assignment", () => cast.coordinator.peers.getAssignment.query({ referralId }).then(({ status }) => status === "open", () => false));
  return referralId;
}
