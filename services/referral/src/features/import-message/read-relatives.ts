import { get, list, text, type Cursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import { isCurrent } from "./is-current.ts";
import type { ImportedRelative, Relationship } from "./imported-draft.ts";
import { readContacts } from "./read-contacts.ts";
import { fullName, namesOf, readName } from "./read-name.ts";
import type { References } from "./references.ts";
import { relationshipOf } from "./relationship-codes.ts";
import type { Remarks } from "./remarks.ts";

const most = 10;

/**
 * The citizen's relatives: RelatedPerson resources first, then the contacts inside the Patient. The same name twice is
 * the same person, whose numbers come together.
 */
export function readRelatives(patient: Cursor, entries: readonly Entry[], references: References, now: Date, to: string, remarks: Remarks): readonly ImportedRelative[] {
  const relatives: ImportedRelative[] = [];
  const add = (person: Cursor, dropAs: Cursor, names: readonly Cursor[], relationships: readonly Cursor[]): void => {
    const name = readName(names, now, remarks);
    const called = name && fullName(name);
    if (!name || !called || called.length > 120) return remarks.drop(dropAs, called ? "TOO_LONG" : "WITHOUT_NAME");
    const same = relatives.findIndex((relative) => relative.name.toLowerCase() === called.toLowerCase());
    const index = same === -1 ? relatives.length : same;
    if (index === most) return remarks.drop(dropAs, "TOO_MANY");
    const at = `${to}[${index}]`;
    for (const part of [...name.given, ...(name.family ? [name.family] : [])]) remarks.keep(part, `${at}.name`);
    const relationship = readRelationship(relationships, relatives[index]?.relationship, at, remarks);
    relatives[index] = { name: called, relationship, ...readContacts(person, now, at, remarks, relatives[index]) };
  };
  for (const entry of entries.filter(({ type }) => type === "RelatedPerson")) {
    const { resource } = entry;
    if (references.follow(get(resource, "patient"), entry)?.path !== patient.path) remarks.drop(entry.place, "OTHER_PERSON");
    else if (get(resource, "active")?.value === false || !isCurrent(resource, now)) remarks.drop(entry.place, "NO_LONGER_VALID");
    else add(resource, entry.place, namesOf(resource), list(resource, "relationship"));
  }
  for (const contact of list(patient, "contact")) {
    const name = get(contact, "name");
    if (isCurrent(contact, now)) add(contact, contact, name ? [name] : [], list(contact, "relationship"));
    else remarks.drop(contact, "NO_LONGER_VALID");
  }
  return relatives;
}

/** One relationship has a place; of several the one that says most, or the one that is known already. */
function readRelationship(concepts: readonly Cursor[], known: Relationship | undefined, to: string, remarks: Remarks): Relationship {
  const codes = concepts.flatMap((concept) => list(concept, "coding")).flatMap((coding) => {
    const code = text(coding, "code");
    const means = code && relationshipOf(text(coding, "system")?.value, code.value);
    return code && means ? [{ code, means }] : [];
  });
  for (const { code, means } of codes) if (means === "guardian" || means === "mandate-holder") remarks.find(code.path, "REPRESENTATIVE_NAMED");
  const best = codes.toSorted((a, b) => rank(a.means) - rank(b.means))[0];
  const chosen = known !== undefined && rank(known) <= rank(best?.means ?? "other") ? known : (best?.means ?? "other");
  for (const { code, means } of codes) {
    if (means === chosen) remarks.keep(code, `${to}.relationship`);
    else remarks.drop(code, "ANOTHER_WAS_CHOSEN");
  }
  return chosen;
}

/** Who may act for the citizen before kin, kin before a role, a role before nothing. */
const weight: Partial<Record<Relationship, number>> = { guardian: 0, "mandate-holder": 1, advocate: 3, caregiver: 3, "next-of-kin": 4, "emergency-contact": 5, other: 6 };
const rank = (relationship: Relationship): number => weight[relationship] ?? 2;
