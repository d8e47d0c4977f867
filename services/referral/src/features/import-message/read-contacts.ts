import { z } from "zod";
import { get, isText, items, list, text, type Cursor, type TextCursor } from "./cursor.ts";
import { isCurrent } from "./is-current.ts";
import type { ImportedAddress } from "./imported-draft.ts";
import type { Remarks } from "./remarks.ts";

interface Contacts { readonly phones: string[]; readonly emails: string[] }
const most = 5;

/** Current telephone numbers and mail addresses, up to five each, on top of those that are known already. */
export function readContacts(person: Cursor, now: Date, to: string, remarks: Remarks, known: Contacts = { phones: [], emails: [] }): Contacts {
  const contacts = { phones: [...known.phones], emails: [...known.emails] };
  for (const telecom of list(person, "telecom")) {
    const value = text(telecom, "value");
    const system = text(telecom, "system")?.value ?? "";
    const into = system === "phone" || system === "sms" ? "phones" : system === "email" ? "emails" : undefined;
    if (!value || !into) continue;
    const read = into === "phones" ? asPhone(value.value) : asEmail(value.value);
    if (!isCurrent(telecom, now)) remarks.drop(telecom, "NO_LONGER_VALID");
    else if (read === undefined) remarks.drop(value, "NOT_READABLE");
    else if (!contacts[into].includes(read) && contacts[into].length === most) remarks.drop(value, "TOO_MANY");
    else {
      if (!contacts[into].includes(read)) contacts[into].push(read);
      remarks.keep(value, `${to}.${into}[${contacts[into].indexOf(read)}]`);
    }
  }
  return contacts;
}

function asPhone(written: string): string | undefined {
  const digits = written.replace(/^tel:/i, "").replace(/[\s().\-/]/g, "");
  return /^\+?[0-9]{6,20}$/.test(digits) ? digits : undefined;
}

function asEmail(written: string): string | undefined {
  const read = z.email().max(200).safeParse(written.trim().replace(/^mailto:/i, ""));
  return read.success ? read.data : undefined;
}

/** The address where the citizen lives, by the sender's own marks: current, not only for bills, `home` first. */
export function readAddress(person: Cursor, now: Date, to: string, remarks: Remarks): ImportedAddress | undefined {
  const addresses = list(person, "address");
  const use = (address: Cursor): string => text(address, "use")?.value ?? "";
  const rank = (address: Cursor): number => (use(address) === "home" ? 0 : use(address) === "temp" ? 2 : 1);
  const current = addresses.filter((address) => isCurrent(address, now) && use(address) !== "billing" && linesOf(address).length > 0);
  const chosen = current.toSorted((a, b) => rank(a) - rank(b))[0];
  for (const address of addresses) {
    if (!isCurrent(address, now)) remarks.drop(address, "NO_LONGER_VALID");
    else if (chosen && address.path !== chosen.path) remarks.drop(address, "ANOTHER_WAS_CHOSEN");
  }
  if (!chosen) return undefined;
  const lines = linesOf(chosen).slice(0, 4);
  lines.forEach((line, index) => remarks.keep(line, `${to}.address.lines[${index}]`));
  for (const line of linesOf(chosen).slice(4)) remarks.drop(line, "TOO_MANY");
  const postalCode = shortIn(chosen, "postalCode", remarks);
  const isDanish = postalCode !== undefined && /^\d{4}$/.test(postalCode.value);
  const city = shortIn(chosen, "city", remarks);
  if (postalCode && isDanish) remarks.keep(postalCode, `${to}.address.postalCode`);
  else if (postalCode) remarks.drop(postalCode, "NOT_READABLE");
  if (city) remarks.keep(city, `${to}.address.city`);
  return { lines: lines.map(trimmed), ...(postalCode && isDanish ? { postalCode: postalCode.value } : {}), ...(city ? { city: trimmed(city) } : {}) };
}

/** The lines, or the address as one text where the sender has no lines. */
function linesOf(address: Cursor): readonly TextCursor[] {
  const lines = get(address, "line");
  const whole = text(address, "text");
  const written = lines ? items(lines).filter(isText) : whole ? [whole] : [];
  return written.filter(isShort);
}

/** Fits where a referral has a short text; an overlong one is dropped and said so. */
export function shortIn(place: Cursor, name: string, remarks: Remarks): TextCursor | undefined {
  const found = text(place, name);
  if (!found || isShort(found)) return found;
  remarks.drop(found, "TOO_LONG");
  return undefined;
}

export const isShort = ({ value }: TextCursor): boolean => value.trim().length > 0 && value.trim().length <= 120;
export const trimmed = ({ value }: TextCursor): string => value.trim();
