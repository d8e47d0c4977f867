import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readMessage, type ImportReport } from "../../src/features/import-message/index.ts";

export const now = new Date("2026-06-10T10:00:00Z");
export const read = (message: unknown): ImportReport =>
  readMessage(typeof message === "string" ? message : JSON.stringify(message), { now, maxBytes: 1_000_000 });

/** The report of a message that must be taken; a refusal shows its errors. */
export function taken(message: unknown): Extract<ImportReport, { ok: true }> {
  const report = read(message);
  if (!report.ok) throw new Error(`refused: ${JSON.stringify(report.errors, null, 1)}`);
  return report;
}

/** The draft of a message that must be taken. */
export function draftOf(message: unknown) {
  const [draft, ...others] = taken(message).drafts;
  if (!draft || others.length > 0) throw new Error("one message makes one draft");
  return draft;
}

export const errorsOf = (message: unknown): readonly string[] => {
  const report = read(message);
  return report.ok ? [] : report.errors.map(({ path, code }) => `${code} ${path}`);
};
export const findingsOf = (message: unknown): readonly string[] => taken(message).findings.map(({ code }) => code);

export type Resource = Record<string, unknown>;
export interface Message extends Resource { entry: { fullUrl?: string; request?: unknown; resource: Resource }[] }

export const readJson = (path: string): Resource => JSON.parse(readFileSync(path, "utf8")) as Resource;
export const readBundle = (path: string): Message => readJson(path) as Message;

/** Our own order in the FFB profile's shape, fresh for each test to change. */
export const ownOrder = (): Message => readBundle(join(import.meta.dirname, "../../examples/ffb-order.json"));
/** Resources of a type in a Bundle, in order. */
export const resourcesOf = (bundle: Message, type: string): Resource[] => bundle.entry.map(({ resource }) => resource).filter((resource) => resource["resourceType"] === type);
export const first = (bundle: Message, type: string): Resource => {
  const [resource] = resourcesOf(bundle, type);
  if (!resource) throw new Error(`no ${type} in the message`);
  return resource;
};
/** Changes what stands at a path like `name.0.family`; undefined takes it away in JSON. */
export function put(resource: Resource, path: string, value: unknown): void {
  const [name = "", ...names] = path.split(".");
  if (names.length === 0) resource[name] = value;
  else put(resource[name] as Resource, names.join("."), value);
}

export const bundleOf = (type: string, ...resources: Resource[]): Message => ({ resourceType: "Bundle", type, entry: resources.map((resource) => ({ resource })) });
export const patient = (id: string, more: Resource = {}): Resource => ({ resourceType: "Patient", id, name: [{ given: ["Prøve"], family: "Opdigtet" }], ...more });
export const cpr = (value: string, more: Resource = {}): Resource => ({ system: "urn:oid:1.2.208.176.1.2", value, ...more });
export const request = (id: string, subject: string, more: Resource = {}): Resource => ({ resourceType: "ServiceRequest", id, status: "active", intent: "order", subject: { reference: subject }, ...more });
