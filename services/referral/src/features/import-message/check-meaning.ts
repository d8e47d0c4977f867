import { everywhere, get, type Cursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import { importError, type ImportError } from "./remarks.ts";

/** The kinds of resource that anything is read from. */
const readHere: ReadonlySet<string> = new Set(["MessageHeader", "Patient", "RelatedPerson", "Goal", "Observation", "ServiceRequest", "CarePlan"]);

/**
 * Elements by which FHIR lets a sender turn a meaning round. A reader that does not know them must not read on
 * (R4 "Extensibility", modifier extensions; Resource.implicitRules); none is known here.
 */
export function checkMeaning(bundle: Cursor, entries: readonly Entry[]): readonly ImportError[] {
  const modifiers = (place: Cursor): readonly ImportError[] => ["modifierExtension", "implicitRules"].flatMap((name) => {
    const found = get(place, name);
    return found ? [importError(found.path, "MEANING_MODIFIED")] : [];
  });
  const read = entries.filter(({ type }) => readHere.has(type));
  return [...modifiers(bundle), ...read.flatMap(({ place, resource }) => [...modifiers(place), ...[...everywhere(resource)].flatMap(modifiers)])];
}
