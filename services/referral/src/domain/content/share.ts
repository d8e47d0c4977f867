import type { AgeGroup, CitizenIdentity, Gender, MeetingTime, Mobility, SupportForm, Theme } from "@haandslag/contracts";
import { ageOn, parseCprNumber } from "@haandslag/denmark";
import { ageGroupOf } from "./age-group.ts";
import type { ReferralRecord } from "./record.ts";

/** What each category of the referral purpose holds (design § 9). Nothing personal stands outside a category (CON-07). */
export interface Share {
  readonly situation: { readonly themes: readonly Theme[]; readonly wish: string | null };
  readonly wishes: { readonly forms: readonly SupportForm[]; readonly peerGender: Gender | null };
  readonly practical: { readonly languages: readonly string[]; readonly mobility: Mobility; readonly times: readonly MeetingTime[] };
  readonly identity: { readonly givenNames: readonly string[]; readonly familyName: string | null; readonly ageGroup: AgeGroup | null };
  readonly contact: { readonly phones: readonly string[]; readonly emails: readonly string[]; readonly address: NonNullable<CitizenIdentity["address"]> | null };
}
export type ShareCategory = keyof Share;

/** What may be disclosed of a record, category by category. No CPR number, no birth date, no relatives: they are in none. */
export function shareOf({ identity, wish, profile }: ReferralRecord, now: Date): Share {
  const birthDate = birthDateOf(identity);
  return {
    situation: { themes: profile.situation.themes, wish },
    wishes: { forms: profile.wishes.forms, peerGender: profile.wishes.peerGender ?? null },
    practical: { languages: profile.practical.languages, mobility: profile.practical.mobility, times: profile.practical.times },
    identity: { givenNames: identity.givenNames, familyName: identity.familyName ?? null, ageGroup: birthDate === undefined ? null : ageGroupOf(ageOn(birthDate, now)) },
    contact: { phones: identity.phones, emails: identity.emails, address: identity.address ?? null },
  };
}

/** The CPR number says it; a date written beside it counts only without one. */
export function birthDateOf(identity: CitizenIdentity): string | undefined {
  const parsed = identity.cprNumber === undefined ? undefined : parseCprNumber(identity.cprNumber);
  return parsed?.ok === true ? parsed.birthDate : identity.birthDate;
}
