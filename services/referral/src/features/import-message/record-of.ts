import type { NoticePreference } from "@haandslag/contracts";
import type { ReferralRecord } from "../../domain/content/index.ts";
import type { ImportedDraft } from "./imported-draft.ts";

/**
 * What a message says, in the shape of a record. Themes, forms, mobility and times have no place in the messages that
 * come in: the caseworker asks the citizen, and until then the draft says what it lacks.
 */
export function recordOf({ identity, relatives, wish, practical }: ImportedDraft): ReferralRecord {
  const { name, cprNumber, birthDate, address, phones, emails } = identity;
  return {
    identity: {
      ...(cprNumber === undefined ? {} : { cprNumber }),
      givenNames: name.given,
      ...(name.family === undefined ? {} : { familyName: name.family }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(address === undefined ? {} : { address }),
      phones, emails,
    },
    relatives,
    wish: wish.text.length === 0 ? null : wish.text.join("\n\n"),
    profile: {
      situation: { themes: [] }, wishes: { forms: [] },
      practical: { languages: practical.language === undefined ? [] : [practical.language], mobility: "unrestricted", times: [] },
    },
    notices: noticesFor(identity, practical.language),
  };
}

/** A guess that the caseworker can change: the quickest channel there is, in English only for who speaks English. */
const noticesFor = ({ emails, phones }: ImportedDraft["identity"], language: string | undefined): NoticePreference => ({
  channel: emails.length > 0 ? "email" : phones.length > 0 ? "sms" : "letter",
  language: language === "en" ? "en" : "da",
});
