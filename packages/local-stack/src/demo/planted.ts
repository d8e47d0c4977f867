import type { Canary } from "../canaries/spellings.ts";
import { goalWords } from "./act-2-measured-and-closed.ts";
import { selfReferrer, selfReferrersGoal } from "./act-3-withdrawn.ts";
import { protectedCitizen, relative } from "./act-4-protected.ts";
import type { Story } from "./story.ts";

/** Everything that identifies a citizen or a relative of this run, and what they wrote. */
export function canariesOf({ message }: Pick<Story, "message">): Canary[] {
  const identities = [...message.report.drafts.map(({ identity, relatives, wish }) => ({ ...identity, givenNames: identity.name.given, familyName: identity.name.family, relatives, texts: wish.text })),
    { ...selfReferrer, relatives: [], texts: [selfReferrer.wish] }, { ...protectedCitizen, relatives: [relative], texts: [] as string[] }];
  const planted = identities.flatMap((one): Canary[] => [
    { what: "a CPR number", text: one.cprNumber ?? "" },
    { what: "a name", text: [...one.givenNames, one.familyName ?? ""].join(" ").trim() },
    ...[...one.givenNames, one.familyName ?? ""].map((text) => ({ what: "a single name", text, isWord: true as const })),
    ...[...one.phones, ...one.emails].map((text) => ({ what: "a contact detail", text })),
    ...("address" in one && one.address !== undefined ? one.address.lines.map((text) => ({ what: "an address", text })) : []),
    ...one.relatives.flatMap(({ name, phones, emails }) => [{ what: "a relative's name", text: name }, ...[...phones, ...emails].map((text) => ({ what: "a relative's contact detail", text }))]),
    ...one.texts.map((text) => ({ what: "free text", text })),
  ]);
  const all = [...planted, { what: "a CPR number", text: message.account.cprNumber }, { what: "a goal in own words", text: goalWords }, { what: "a goal in own words", text: selfReferrersGoal }];
  // Shorter than this would be found by chance.
  return all.filter(({ text, isWord }) => text.length >= (isWord ? 4 : 6));
}
