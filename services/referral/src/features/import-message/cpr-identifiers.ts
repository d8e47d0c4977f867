import { parseCprNumber } from "@haandslag/denmark";
import { everywhere, text, type Cursor } from "./cursor.ts";
import { importError, type ImportError } from "./remarks.ts";

/** dk-core NamingSystem `cpr`: its OID and its URI. */
const cprSystems: ReadonlySet<string> = new Set(["urn:oid:1.2.208.176.1.2", "http://www.cpr.dk/cpr-systemet"]);

/** Replacement numbers of the health sector: national (X-eCPR) and regional (D-eCPR). */
export const isReplacementSystem = (system: string): boolean => /^urn:oid:1\.2\.208\.176\.1\.6\.1\.(1|3\.\d+)$/.test(system);

export const isCprIdentifier = (identifier: Cursor): boolean => cprSystems.has(text(identifier, "system")?.value ?? "");

/** A CPR number that cannot be one, wherever it stands, the relatives' included: whoever sends it has mixed something up. */
export function checkCprNumbers(bundle: Cursor): readonly ImportError[] {
  return [...everywhere(bundle)].flatMap((place) => {
    const value = isCprIdentifier(place) ? text(place, "value") : undefined;
    const parsed = value && parseCprNumber(value.value);
    return value && parsed && !parsed.ok ? [importError(value.path, parsed.error)] : [];
  });
}
