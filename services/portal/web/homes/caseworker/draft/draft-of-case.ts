import type { Case } from "../case/referral-of-page.ts";
import type { DraftValues } from "./draft-values.ts";

/** What stands in a draft, as fields to go on in. */
export function draftOfCase({ legalBasis, record: { identity, relatives, wish, profile, notices } }: Case): DraftValues {
  const { cprNumber, givenNames, familyName, phones, emails, address } = identity;
  return {
    legalBasis,
    citizen: {
      cprNumber: cprNumber ?? "", givenNames: [givenNames.join(" ")], familyName: familyName ?? "", phones: some(phones), emails: some(emails),
      address: { lines: some(address?.lines ?? []), postalCode: address?.postalCode ?? "", city: address?.city ?? "" },
    },
    relatives: relatives.map(({ name, relationship, phones: numbers, emails: addresses }) => ({ name, relationship, phones: some(numbers), emails: [...addresses] })),
    wish: wish ?? "",
    profile: {
      situation: { themes: [...profile.situation.themes] },
      wishes: { forms: [...profile.wishes.forms], peerGender: profile.wishes.peerGender ?? "" },
      practical: { languages: [...profile.practical.languages], mobility: profile.practical.mobility, times: [...profile.practical.times] },
    },
    notices: { ...notices },
  };
}

const some = (texts: readonly string[]): string[] => (texts.length === 0 ? [""] : [...texts]);
