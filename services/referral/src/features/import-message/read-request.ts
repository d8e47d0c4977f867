import { findAuthority } from "@haandslag/denmark";
import { get, list, text, type Cursor, type TextCursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import { isActive } from "./find-subject.ts";
import type { Remarks } from "./remarks.ts";

interface Asked { readonly requestedAt?: string; readonly senderAuthority?: string }

/** When the sender asked, and which municipality acts, of the first request; and what is worth a look about all of them. */
export function readRequests(requests: readonly Entry[], bundle: Cursor, patient: Cursor, to: string, remarks: Remarks): Asked {
  const [first, ...others] = requests;
  if (!first) remarks.find(patient.path, "NO_REQUEST");
  for (const { resource } of others) remarks.find(resource.path, "SEVERAL_REQUESTS");
  for (const request of requests) if (!isActive(request)) remarks.find(`${request.resource.path}.status`, "REQUEST_NOT_ACTIVE");
  const written = text(first?.resource, "authoredOn") ?? text(first?.resource, "created") ?? text(bundle, "timestamp");
  const requestedAt = written && asInstantOrDay(written);
  if (written) {
    if (requestedAt === undefined) remarks.drop(written, "NOT_READABLE");
    else remarks.keep(written, `${to}.requestedAt`);
  }
  const senderAuthority = first && readActingMunicipality(first.resource, `${to}.senderAuthority`, remarks);
  return { ...(requestedAt === undefined ? {} : { requestedAt }), ...(senderAuthority === undefined ? {} : { senderAuthority }) };
}

/** An instant in UTC, or a day; a month or a year alone says too little. */
function asInstantOrDay({ value }: TextCursor): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const instant = new Date(value);
  return /T.*(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(instant.getTime()) ? instant.toISOString() : undefined;
}

const actingMunicipality = "http://ffb/messaging/kl.dk/1.0/StructureDefinition/kl-messaging-ffb-actingMunicipality";
const municipalityCodes = "http://hl7.dk/fhir/core/CodeSystem/dk-core-municipality-codes";

function readActingMunicipality(request: Cursor, to: string, remarks: Remarks): string | undefined {
  for (const extension of list(request, "extension")) {
    if (text(extension, "url")?.value !== actingMunicipality) continue;
    const coding = get(extension, "valueCoding");
    const code = text(coding, "code");
    const authority = code && text(coding, "system")?.value === municipalityCodes ? findAuthority(code.value) : undefined;
    if (!code || authority?.kind !== "municipality") {
      remarks.find(extension.path, "MUNICIPALITY_UNKNOWN");
      continue;
    }
    remarks.keep(code, to);
    return authority.id;
  }
  return undefined;
}
