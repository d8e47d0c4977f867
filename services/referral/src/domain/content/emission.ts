import type { Share, ShareCategory } from "./share.ts";

/** The coded part of what an offer or a profile shows: no free text, no identifying field (REF-18). */
export interface CodedPart {
  readonly situation?: Pick<Share["situation"], "themes">;
  readonly wishes?: Share["wishes"];
  readonly practical?: Share["practical"];
}

/** What leaves at one disclosure; a category that is not permitted is absent. */
export type CasePart = { readonly [Category in ShareCategory]?: Share[Category] };

/** Of name and address protection: what was left out (CON-28). */
export type Withheld = "name" | "address";

export const codedPart = ({ situation, wishes, practical }: CasePart): CodedPart => ({
  ...(situation === undefined ? {} : { situation: { themes: situation.themes } }),
  ...(wishes === undefined ? {} : { wishes }),
  ...(practical === undefined ? {} : { practical }),
});

/** Exactly the permitted categories (CON-07), whatever was found. */
export const permittedPart = (found: CasePart, permitted: readonly string[]): CasePart =>
  Object.fromEntries(Object.entries(found).filter(([category]) => permitted.includes(category)));

/**
 * Without name and address (CON-28). The age group, telephone and e-mail stay: they are not what CPR protects, and the
 * citizen has ticked them. Nothing here ever holds a municipality.
 */
export function withoutNameAndAddress(part: CasePart): { part: CasePart; withheld: Withheld[] } {
  const { identity, contact } = part;
  return {
    part: {
      ...part,
      ...(identity === undefined ? {} : { identity: { ...identity, givenNames: [], familyName: null } }),
      ...(contact === undefined ? {} : { contact: { ...contact, address: null } }),
    },
    withheld: [...(identity === undefined ? [] : ["name" as const]), ...(contact === undefined ? [] : ["address" as const])],
  };
}
