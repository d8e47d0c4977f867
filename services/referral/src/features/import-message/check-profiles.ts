import { get, isText, items, type Cursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import type { Remarks } from "./remarks.ts";

/** Where the profiles come from that this reader was written for: KL's FFB messages, KL common, HL7 Denmark, FHIR itself. */
const known = [
  "http://ffb/messaging/kl.dk/1.0/StructureDefinition/kl-messaging-ffb-",
  "http://kl.dk/fhir/common/caresocial/StructureDefinition/",
  "http://hl7.dk/fhir/core/StructureDefinition/dk-core-",
  "http://hl7.org/fhir/StructureDefinition/",
];

/** Says of each profile once, where it is first claimed, that its own demands were not checked. */
export function checkProfiles(bundle: Cursor, entries: readonly Entry[], remarks: Remarks): void {
  const seen = new Set<string>();
  for (const resource of [bundle, ...entries.map((entry) => entry.resource)]) {
    const profiles = get(get(resource, "meta"), "profile");
    for (const profile of profiles ? items(profiles).filter(isText) : []) {
      if (known.some((start) => profile.value.startsWith(start)) || seen.has(profile.value)) continue;
      seen.add(profile.value);
      remarks.find(profile.path, "PROFILE_UNKNOWN");
    }
  }
}
