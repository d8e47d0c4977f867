import { get, isText, items, list, text, type Cursor, type TextCursor } from "./cursor.ts";
import { isCurrent } from "./is-current.ts";
import { isShort, shortIn, trimmed } from "./read-contacts.ts";
import type { Remarks } from "./remarks.ts";

/** The parts of a name as they stand in the message. */
export interface NameParts { readonly given: readonly TextCursor[]; readonly family: TextCursor | undefined }

const preference = ["official", "usual", "", "temp", "anonymous", "nickname"];
const rank = (name: Cursor): number => preference.indexOf(text(name, "use")?.value ?? "");

/** The name that a person goes by now: `official` before `usual`; never an old or maiden one. The whole text stands in where there are no parts. */
export function readName(names: readonly Cursor[], now: Date, remarks: Remarks): NameParts | undefined {
  const usable = names.filter((name) => isCurrent(name, now) && rank(name) !== -1);
  const chosen = usable.toSorted((a, b) => rank(a) - rank(b))[0];
  for (const name of names) {
    if (!usable.includes(name)) remarks.drop(name, "NO_LONGER_VALID");
    else if (name !== chosen) remarks.drop(name, "ANOTHER_WAS_CHOSEN");
  }
  if (!chosen) return undefined;
  const places = get(chosen, "given");
  const written = places ? items(places).filter(isText) : [];
  for (const part of written) if (!isShort(part)) remarks.drop(part, "TOO_LONG");
  const parts = { given: written.filter(isShort).slice(0, 10), family: shortIn(chosen, "family", remarks) };
  for (const part of written.filter(isShort).slice(10)) remarks.drop(part, "TOO_MANY");
  if (parts.given.length > 0 || parts.family) return parts;
  const whole = shortIn(chosen, "text", remarks);
  return whole && { given: [whole], family: undefined };
}

/** As one text, for a relative. */
export const fullName = ({ given, family }: NameParts): string => [...given, ...(family ? [family] : [])].map(trimmed).join(" ");

export const namesOf = (person: Cursor): readonly Cursor[] => list(person, "name");
