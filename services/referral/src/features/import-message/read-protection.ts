import { list, get, text, type Cursor } from "./cursor.ts";
import type { Remarks } from "./remarks.ts";

const confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
const open: ReadonlySet<string> = new Set(["U", "L", "M", "N"]);

/**
 * Is the citizen marked as a person with name and address protection? dk-core does it by the security label R of HL7's
 * Confidentiality on the Patient. A mark that is half right still counts (unknown is protected, CON-28), and somebody
 * should look at it: no code system, an unknown code, or a label on the whole message.
 */
export function readProtection(patient: Cursor, bundle: Cursor, to: string, remarks: Remarks): boolean {
  let isProtected = false;
  for (const resource of [patient, bundle]) {
    for (const label of list(get(resource, "meta"), "security")) {
      const system = text(label, "system")?.value;
      const said = text(label, "code") ?? text(label, "display");
      if (!said || (system !== undefined && system !== confidentiality) || open.has(said.value)) continue;
      isProtected = true;
      remarks.keep(said, `${to}.protected`);
      if (system === undefined || !["R", "V"].includes(said.value) || resource === bundle) remarks.find(label.path, "PROTECTION_MARKED_ODDLY");
    }
  }
  return isProtected;
}
