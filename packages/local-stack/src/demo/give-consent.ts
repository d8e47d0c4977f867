import type { DataCategory, Purpose } from "@haandslag/contracts";
import { newKey } from "../stack/service-caller.ts";
import type { Person } from "./person.ts";
import { until } from "./until.ts";

/** The citizen reads what was asked and answers one question: yes to these categories, with the notice that was shown. */
export async function sayYes(citizen: Person, referralId: string, purpose: Purpose, categories: readonly DataCategory[]): Promise<{ consentId: string }> {
  const asked = await until(`the citizen sees the question about ${purpose}`, async () =>
    openQuestion(citizen, referralId, purpose));
  const { noticeId, version, language, hash } = asked.notice;
  await citizen.consent.grantConsent.mutate({ idempotencyKey: newKey(), consentId: asked.consentId, categories: [...categories], notice: { noticeId, version, language, hash } });
  return { consentId: asked.consentId };
}

export async function sayNo(citizen: Person, referralId: string, purpose: Purpose): Promise<void> {
  const asked = await openQuestion(citizen, referralId, purpose);
  if (asked === undefined) throw new Error(`The citizen was not asked about ${purpose}.`);
  await citizen.consent.refuseConsent.mutate({ idempotencyKey: newKey(), consentId: asked.consentId });
}

async function openQuestion(citizen: Person, referralId: string, purpose: Purpose) {
  const { consents } = await citizen.consent.myConsents.query({ referralId, language: "da" });
  return consents.find((one) => one.purpose === purpose && one.status === "requested");
}
