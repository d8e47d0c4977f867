import { accountFor, type Dropped, type Kept } from "./account-for.ts";
import { readEntries } from "./bundle-entries.ts";
import { checkMeaning } from "./check-meaning.ts";
import { checkProfiles } from "./check-profiles.ts";
import { checkStructure } from "./check-structure.ts";
import { checkCprNumbers } from "./cpr-identifiers.ts";
import { rootOf, text, type JsonObject } from "./cursor.ts";
import { findSubject } from "./find-subject.ts";
import type { ImportedDraft } from "./imported-draft.ts";
import { readJsonText } from "./json-text.ts";
import { contentHashOf } from "./message-id.ts";
import { loadR4Definitions } from "./r4-definitions.ts";
import { readDraft } from "./read-draft.ts";
import { checkCprNumberIsOne } from "./read-identity.ts";
import { checkAddresses, checkReferences, referencesOf } from "./references.ts";
import type { ErrorCode } from "./remark-texts.ts";
import { importError, newRemarks, type ImportError, type ImportFinding } from "./remarks.ts";

/** What an import says about a message. Every value of a message that is taken stands in `kept` or under a path in `dropped`. */
export type ImportReport =
  | {
      readonly ok: true;
      /** SHA-256, hex; undefined where the message has no id. */
      readonly messageId: string | undefined;
      /** SHA-256, hex, of what the message says. */
      readonly contentHash: string;
      /** One (decision 0005). */
      readonly drafts: readonly ImportedDraft[];
      readonly kept: readonly Kept[];
      readonly dropped: readonly Dropped[];
      readonly findings: readonly ImportFinding[];
    }
  | { readonly ok: false; readonly errors: readonly ImportError[] };

export interface ReadMessageOptions { readonly now: Date; readonly maxBytes: number }

/** The Bundles that are taken; a batch, a history or a document says something else than "here is a request". */
const bundleTypes: ReadonlySet<string> = new Set(["message", "transaction", "collection", "searchset"]);

/**
 * Reads a FHIR R4 message as text into a report (REF-22). Pure but for the definitions that it loads once. Never throws
 * for anything in the text. A message with errors is refused whole, with all of them: nothing of it is in the answer.
 * Paths are FHIRPaths from the Bundle (`$this`: the message as such); no sentence holds a value from the message.
 */
export function readMessage(messageText: string, { now, maxBytes }: ReadMessageOptions): ImportReport {
  const read = readJsonText(messageText, maxBytes);
  if (!read.ok) return refused("$this", read.code);
  const { message } = read;
  const resourceType = message["resourceType"];
  if (typeof resourceType !== "string" || !loadR4Definitions().isResourceType(resourceType)) return refused("$this", "NOT_FHIR_R4");
  if (resourceType !== "Bundle") return refused("$this", "BUNDLE_NOT_SUPPORTED");
  return readBundle(message, now);
}

function readBundle(message: JsonObject, now: Date): ImportReport {
  const bundle = rootOf(message, "Bundle");
  const type = text(bundle, "type");
  const entries = readEntries(bundle);
  const references = referencesOf(entries);
  const remarks = newRemarks();
  const found = findSubject(bundle, entries, references);
  const errors: readonly ImportError[] = [
    ...(type && bundleTypes.has(type.value) ? [] : [importError(type?.path ?? "$this", "BUNDLE_NOT_SUPPORTED")]),
    ...checkStructure(bundle),
    ...checkMeaning(bundle, entries),
    ...checkAddresses(entries),
    ...checkReferences(entries, references, remarks),
    ...checkCprNumbers(bundle),
    ...(found.ok ? checkCprNumberIsOne(found.subject.patient, now) : found.errors),
  ];
  if (errors.length > 0 || !found.ok) return { ok: false, errors: withoutDoubles(errors) };
  checkProfiles(bundle, entries, remarks);
  const { draft, messageId } = readDraft(bundle, entries, references, found.subject, now, remarks);
  return { ok: true, messageId, contentHash: contentHashOf(message), drafts: [draft], ...accountFor(bundle, remarks), findings: remarks.findings() };
}

const refused = (path: string, code: ErrorCode): ImportReport => ({ ok: false, errors: [importError(path, code)] });

const withoutDoubles = (errors: readonly ImportError[]): readonly ImportError[] =>
  [...new Map(errors.map((error) => [`${error.path} ${error.code} ${error.text}`, error])).values()];
