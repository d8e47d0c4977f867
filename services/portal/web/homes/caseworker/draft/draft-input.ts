import type { DraftInput, DraftValues } from "./draft-values.ts";

const written = (text: string | undefined): string | undefined => (text === undefined || text.trim() === "" ? undefined : text.trim());
const filled = (texts: readonly string[]): string[] => texts.flatMap((text) => written(text) ?? []);

/** An empty text is refused at the field where it is to be written, an empty list beside it. */
const atLeastOne = (texts: string[]): string[] => (texts.length === 0 ? [""] : texts);

/** What was typed as the service takes it: empty fields are left out. Whether it is enough, the contract's schema says. */
export function draftInputOf({ legalBasis, citizen, relatives, wish, profile, notices }: DraftValues): DraftInput {
  const { cprNumber, givenNames, familyName, phones, emails, address } = citizen;
  const lines = filled(address.lines);
  const mobility = written(profile.practical.mobility);
  const input = {
    legalBasis: written(legalBasis),
    citizen: {
      cprNumber: written(cprNumber)?.replaceAll(" ", ""), givenNames: atLeastOne(filled(givenNames).flatMap((names) => names.split(/\s+/))), familyName: written(familyName), phones: filled(phones), emails: filled(emails),
      ...(lines.length === 0 && written(address.postalCode) === undefined && written(address.city) === undefined ? {} : { address: { lines: atLeastOne(lines), postalCode: written(address.postalCode), city: written(address.city) } }),
    },
    relatives: relatives.filter(({ name, relationship, phones: numbers }) => filled([name, relationship, ...numbers]).length > 0)
      .map(({ name, relationship, ...reach }) => ({ name: name.trim(), relationship: relationship.trim(), phones: filled(reach.phones), emails: filled(reach.emails) })),
    wish: written(wish),
    profile: {
      situation: { themes: [...profile.situation.themes] },
      wishes: { forms: [...profile.wishes.forms], peerGender: written(profile.wishes.peerGender) },
      practical: { languages: [...profile.practical.languages], times: [...profile.practical.times], ...(mobility === undefined ? {} : { mobility }) },
    },
    notices: { channel: written(notices.channel), language: written(notices.language) },
  };
  return withoutUndefined(input) as DraftInput;
}

/** The contract is strict about what is left out: a key without a value would be one too many. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, withoutUndefined(inner)]));
}
