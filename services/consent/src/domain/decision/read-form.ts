import { forms, type Party, Purpose } from "@haandslag/contracts";
import { bitOf, type CategorySet } from "./category-set.ts";

/** Each of these answers undefined for what is not of the form; the schemas of the contracts accept the same. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields | undefined => (typeof value === "object" && value !== null && !Array.isArray(value) ? value as Fields : undefined);

/** That there is nothing beside the fields we know. */
export function hasOnly(fields: Fields, known: ReadonlySet<string>): boolean {
  for (const name in fields) if (!known.has(name)) return false;
  return true;
}

export const readId = (value: unknown): string | undefined => (typeof value === "string" && forms.id.test(value) ? value.toLowerCase() : undefined);

export const readSubjectId = (value: unknown): string | undefined => (typeof value === "string" && forms.subjectId.test(value) ? value : undefined);

export const readPurpose = (value: unknown): Purpose | undefined => Purpose.options.find((purpose) => purpose === value);

/** A whole number from 1 on. */
export const readCount = (value: unknown): number | undefined => (Number.isSafeInteger(value) && (value as number) >= 1 ? value as number : undefined);

/** One thing we do not know, and the whole set cannot be read: it may be the one that is refused. */
export function readCategories(value: unknown): CategorySet | undefined {
  if (!Array.isArray(value)) return undefined;
  let set: CategorySet = 0;
  for (let i = 0; i < value.length; i++) {
    const bit = bitOf(value[i]);
    if (bit === 0) return undefined;
    set |= bit;
  }
  return set;
}

export function readParty(value: unknown): Party | undefined {
  const party = fieldsOf(value);
  switch (party?.["kind"]) {
    case "authority": return named(party, "authority", forms.authorityId);
    case "organisation": return named(party, "organisation", forms.organisationId);
    case "citizen": return hasOnly(party, ofCitizen) ? { kind: "citizen" } : undefined;
    default: return undefined;
  }
}
const ofCitizen: ReadonlySet<string> = new Set(["kind"]);
const ofNamed: ReadonlySet<string> = new Set(["kind", "id"]);

function named<Kind extends "authority" | "organisation">(party: Fields, kind: Kind, form: RegExp): { kind: Kind; id: string } | undefined {
  const id = party["id"];
  return typeof id === "string" && form.test(id) && hasOnly(party, ofNamed) ? { kind, id } : undefined;
}
