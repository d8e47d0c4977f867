import { get, inside, isList, isObject, isText, list, text, everywhere, items, type Cursor, type Json, type JsonObject } from "./cursor.ts";
import { loadR4Definitions } from "./r4-definitions.ts";
import type { ErrorCode } from "./remark-texts.ts";
import { importError, type ImportError } from "./remarks.ts";

/**
 * Is this Bundle, entry by entry, FHIR R4? Entry by entry, so that a fault in one hides none in another.
 * The definitions and invariants are checked by Medplum; what it leaves out is checked here: the names of elements,
 * codes from required value sets, characters, emptiness, and whose a privacy consent is (R4's own ppc-2 lets that pass).
 */
export function checkStructure(bundle: Cursor): readonly ImportError[] {
  const errors = checkForm(bundle);
  const entries = get(bundle, "entry");
  if (entries && !isList(entries.value)) return [...errors, importError(entries.path, "ELEMENT_REPEATS_WRONGLY")];
  const badPlaces = new Set(errors.map((error) => error.path));
  for (const entry of entries ? items(entries) : []) {
    const resource = get(entry, "resource");
    if (!isObject(entry.value)) errors.push(importError(entry.path, "VALUE_OF_WRONG_TYPE"));
    if (!resource) continue;
    const type = text(resource, "resourceType")?.value;
    if (type === undefined || !loadR4Definitions().isResourceType(type)) errors.push(importError(resource.path, "NOT_FHIR_R4"));
    else if (!badPlaces.has(resource.path)) errors.push(...checkResource(resource, type));
  }
  return isShellCheckable(entries) ? [...errors, ...checkResource({ ...bundle, value: shellOf(bundle.value as JsonObject) }, "Bundle")] : errors;
}

/** What JSON allows and FHIR does not, everywhere. */
function checkForm(bundle: Cursor): ImportError[] {
  return [...everywhere(bundle)].flatMap((place) => {
    if (isText(place)) return isCleanText(place.value) ? [] : [importError(place.path, "VALUE_OF_WRONG_TYPE")];
    if (isList(place.value) && place.value.length === 0) return [importError(place.path, "ELEMENT_EMPTY")];
    if (!isObject(place.value)) return [];
    const names = Object.keys(place.value);
    if (names.length === 0) return [importError(place.path, "ELEMENT_EMPTY")];
    const paths = inside(place).filter((inner) => !inner.hidden).map((inner) => inner.path);
    return [
      ...(names.every(isElementName) ? [] : [importError(place.path, "ELEMENT_UNKNOWN")]),
      ...(new Set(paths).size < paths.length ? [importError(place.path, "ELEMENT_GIVEN_TWICE")] : []),
    ];
  });
}

/** By the list of R4, since Medplum looks names up in plain objects and takes `valueOf` for known. */
const isElementName = (name: string): boolean => {
  const { elementNames, choices } = loadR4Definitions();
  const plain = name.startsWith("_") ? name.slice(1) : name;
  return elementNames.has(plain) || choices.has(plain);
};

/** R4 "string": no control characters but tab, newline and return. Half a surrogate pair cannot be stored. */
const isCleanText = (value: string): boolean => value.isWellFormed() && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(value);

function checkResource(resource: Cursor, type: string): readonly ImportError[] {
  const tokens: Record<string, { path: string; type: string; value: unknown }[]> = {};
  const errors: ImportError[] = [];
  try {
    loadR4Definitions().validate(shortened(resource.value) as never, { collect: { tokens } as never });
  } catch (error) {
    const issues = (error as { outcome?: { issue?: readonly Issue[] } }).outcome?.issue ?? [{}];
    errors.push(...issues.filter((issue) => issue.severity !== "warning").map((issue) => toError(resource, type, issue)));
  }
  for (const [valueSet, uses] of Object.entries(tokens)) {
    const allowed = loadR4Definitions().codesOf(valueSet);
    if (!allowed) continue;
    for (const use of uses) {
      // A code with an extension is boxed; what the message has in its place can be an object with a `valueOf` of its own.
      const isCode = use.type === "code" && Object.prototype.toString.call(use.value) === "[object String]";
      if (isCode && !allowed.has(String.prototype.valueOf.call(use.value))) errors.push(importError(pathIn(resource, type, use.path), "CODE_NOT_ALLOWED"));
    }
  }
  if (type === "Consent" && isPrivacyConsent(resource) && !get(resource, "patient")) errors.push(importError(resource.path, "PRIVACY_CONSENT_WITHOUT_PATIENT"));
  return errors;
}

interface Issue { readonly severity?: string; readonly code?: string; readonly details?: { readonly text?: string }; readonly expression?: readonly string[] }

/** Medplum's words in ours: its own may hold names and values from the message. */
function toError(resource: Cursor, type: string, issue: Issue): ImportError {
  const words = issue.details?.text ?? "";
  const at = issue.expression?.[0];
  if (at === undefined) return importError(resource.path, "NOT_FHIR_R4");
  const path = pathIn(resource, type, at);
  if (issue.code === "invariant") return importError(path, "RULE_BROKEN", ` (${/^Constraint ([a-z]+-\d+) /.exec(words)?.[1] ?? "unnamed"})`);
  // The unknown name itself may be anything, so the place is the element around it.
  if (/additional property/.test(words)) return importError(path.replace(/\.[^.]*$/, ""), "ELEMENT_UNKNOWN");
  return importError(path, wordings.find(([pattern]) => pattern.test(words))?.[1] ?? "VALUE_OF_WRONG_TYPE");
}

const wordings: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^Missing required/, "ELEMENT_MISSING"],
  [/^Expected (array|single)|^Invalid number of values/, "ELEMENT_REPEATS_WRONGLY"],
  [/^Invalid (empty|null|undefined)|non-whitespace/, "ELEMENT_EMPTY"],
];

/** Medplum counts from the resource, and calls a choice `value[x]`. */
const pathIn = (resource: Cursor, type: string, path: string): string =>
  resource.path + (path.startsWith(type) ? path.slice(type.length) : "").replaceAll("[x]", "");

const isPrivacyConsent = (consent: Cursor): boolean =>
  list(get(consent, "scope"), "coding").some((coding) => text(coding, "code")?.value === "patient-privacy");

/** The Bundle's own invariants need to know of its entries what kind they are, not what is in them. */
function shellOf(bundle: JsonObject): JsonObject {
  if (!isList(bundle["entry"])) return bundle;
  const entry = bundle["entry"].map((one) => (isObject(one) && isObject(one["resource"]) ? { ...one, resource: standIn(one["resource"]) } : one));
  return { ...bundle, entry };
}

/** The least that is valid of a kind: a MessageHeader must still be seen as one (bdl-12). */
const standIn = ({ resourceType }: JsonObject): JsonObject => resourceType === "MessageHeader"
  ? { resourceType, eventUri: "urn:stand-in", source: { endpoint: "urn:stand-in" } }
  : { resourceType: "Basic", code: { text: "stand-in" } };

const isShellCheckable = (entries: Cursor | undefined): boolean => !entries || items(entries).every((entry) => isObject(entry.value));

/**
 * Texts cut to a length that changes no answer. Medplum looks at each character of a text in a list on its own:
 * 1.2 s for one of 900 kB, which the whole process would wait for.
 */
function shortened(value: Json): Json {
  if (typeof value === "string") return value.length > 10_000 ? value.slice(0, 10_000) : value;
  if (isList(value)) return value.map(shortened);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)])) : value;
}
