import { ageOn, localDateOf, parseCprNumber, type CprNumber } from "@haandslag/denmark";
import { get, list, text, type Cursor, type TextCursor } from "./cursor.ts";
import { isCprIdentifier, isReplacementSystem } from "./cpr-identifiers.ts";
import { isCurrent } from "./is-current.ts";
import type { ImportedIdentity } from "./imported-draft.ts";
import { readAddress, readContacts, trimmed } from "./read-contacts.ts";
import { namesOf, readName } from "./read-name.ts";
import { readProtection } from "./read-protection.ts";
import { importError, type ImportError, type Remarks } from "./remarks.ts";

/** Two CPR numbers at once: taking one of them could be taking another person. */
export function checkCprNumberIsOne(patient: Cursor, now: Date): readonly ImportError[] {
  const current = list(patient, "identifier").filter((identifier) => isCprIdentifier(identifier) && isCurrent(identifier, now));
  const numbers = current.flatMap((identifier) => {
    const value = text(identifier, "value");
    const parsed = value && parseCprNumber(value.value);
    return value && parsed?.ok ? [{ path: value.path, number: parsed.cprNumber }] : [];
  });
  return new Set(numbers.map(({ number }) => number)).size > 1 ? numbers.map(({ path }) => importError(path, "CPR_NUMBERS_DIFFER")) : [];
}

/** Who the citizen is. All of it goes to the vault; what has no place there is dropped. */
export function readIdentity(patient: Cursor, bundle: Cursor, now: Date, to: string, remarks: Remarks): ImportedIdentity {
  const cpr = readCprNumber(patient, now, to, remarks);
  const name = readName(namesOf(patient), now, remarks);
  name?.given.forEach((part, index) => remarks.keep(part, `${to}.name.given[${index}]`));
  if (name?.family) remarks.keep(name.family, `${to}.name.family`);
  if (!name || name.given.length === 0) remarks.find(get(patient, "name")?.path ?? patient.path, "NAME_INCOMPLETE");
  const birthDate = readBirthDate(patient, cpr, now, to, remarks);
  const address = readAddress(patient, now, to, remarks);
  if (get(patient, "active")?.value === false) remarks.find(`${patient.path}.active`, "RECORD_NOT_IN_USE");
  if ((get(patient, "deceasedBoolean")?.value ?? false) !== false || get(patient, "deceasedDateTime")) remarks.find(`${patient.path}.deceased`, "CITIZEN_DECEASED");
  return {
    ...(cpr ? { cprNumber: cpr.cprNumber } : {}),
    name: { given: name?.given.map(trimmed) ?? [], ...(name?.family ? { family: trimmed(name.family) } : {}) },
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(address ? { address } : {}),
    ...readContacts(patient, now, to, remarks),
    ...(readProtection(patient, bundle, to, remarks) ? { protected: true } : {}),
  };
}

function readCprNumber(patient: Cursor, now: Date, to: string, remarks: Remarks): CprNumber | undefined {
  let found: CprNumber | undefined;
  for (const identifier of list(patient, "identifier")) {
    const value = text(identifier, "value");
    const parsed = value && isCprIdentifier(identifier) ? parseCprNumber(value.value) : undefined;
    if (isReplacementSystem(text(identifier, "system")?.value ?? "") || (parsed?.ok && parsed.replacement)) {
      remarks.drop(identifier, "REPLACEMENT_NUMBER");
      remarks.find(identifier.path, "CPR_REPLACEMENT_NUMBER");
    } else if (!value || !parsed?.ok) {
      remarks.drop(identifier, "OTHER_IDENTIFIER");
    } else if (!isCurrent(identifier, now)) {
      remarks.drop(identifier, "NO_LONGER_VALID");
    } else {
      found = parsed;
      remarks.keep(value, `${to}.cprNumber`);
      if (!parsed.modulus11Holds) remarks.find(value.path, "CPR_MODULUS_11");
    }
  }
  if (!found) remarks.find(patient.path, "NO_CPR_NUMBER");
  return found;
}

/** A whole day has a place; a year or a month alone has none, but is still held against the CPR number. */
function readBirthDate(patient: Cursor, cpr: CprNumber | undefined, now: Date, to: string, remarks: Remarks): string | undefined {
  const written = text(patient, "birthDate");
  const date = written && /^\d{4}-\d\d-\d\d$/.test(written.value) ? written : undefined;
  if (date) remarks.keep(date, `${to}.birthDate`);
  else if (written) remarks.drop(written, "NOT_READABLE");
  if (written && cpr && !cpr.birthDate.startsWith(written.value)) remarks.find(written.path, "BIRTH_DATE_DIFFERS");
  judgeAge(date?.value ?? cpr?.birthDate, written ?? patient, now, remarks);
  return date?.value;
}

function judgeAge(born: string | undefined, place: Cursor | TextCursor, now: Date, remarks: Remarks): void {
  if (born === undefined) return;
  if (born > localDateOf(now)) remarks.find(place.path, "BIRTH_DATE_IN_FUTURE");
  else if (ageOn(born, now) < 15) remarks.find(place.path, "CITIZEN_UNDER_15");
}
