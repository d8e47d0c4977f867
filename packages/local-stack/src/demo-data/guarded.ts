import type { Person } from "../demo/person.ts";
import { askedAbout } from "./referred.ts";
import type { ReferredCitizen } from "./referred-citizens.ts";

/** The official test number that the guardian signs in with. */
const guardiansNumber = "1509819996";

/** Somebody is the citizen's guardian, and has said yes to the first question for her; the others wait for the guardian. */
export async function hasAGuardian(caseworker: Person, citizen: Person, guardian: Person, of: ReferredCitizen): Promise<void> {
  const { referralId, key } = await askedAbout(caseworker, citizen, of);
  // Days that are always the same: a command that is repeated with other days would be another command.
  await caseworker.referral.recordRepresentation.mutate({
    ...key("guardian"), referralId, cprNumber: guardiansNumber, kind: "guardian-personal", purposes: ["referral", "feedback", "measurement"],
    from: "2026-01-01", to: "2031-01-01", document: "guardianship-order",
  });
  const { consents } = await guardian.consent.wardConsents.query({ language: "da" });
  for (const { consentId, notice: { noticeId, version, language, hash } } of consents.filter((one) => one.referralId === referralId && one.purpose === "referral" && one.status === "requested")) {
    await guardian.consent.grantConsent.mutate({ ...key("guardian-says-yes"), consentId, categories: ["situation", "wishes", "practical"], notice: { noticeId, version, language, hash } });
  }
}
