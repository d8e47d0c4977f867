import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dropTexts, errorTexts, findingTexts } from "../../src/features/import-message/remark-texts.ts";
import { loadR4Definitions } from "../../src/features/import-message/index.ts";
import { ownOrder, read, type Message } from "./messages.ts";

/** A place to change, a thing to do there, something to put. */
const mutation = fc.record({ at: fc.nat(), deed: fc.constantFrom("remove", "replace", "rename", "repeat", "swap", "wrap"), put: fc.jsonValue({ maxDepth: 2 }), name: fc.oneof(fc.string(), fc.constantFrom("valueOf", "__proto__", "id", "reference", "resourceType", "subject", "extension", "_birthDate")) });
type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

interface Place { holder: Record<string, unknown> | unknown[]; key: string }
function placesIn(json: unknown): Place[] {
  if (typeof json !== "object" || json === null) return [];
  return Object.keys(json).flatMap((key) => [{ holder: json as Record<string, unknown>, key }, ...placesIn((json as Record<string, unknown>)[key])]);
}

function mutate(message: Message, mutations: readonly Mutation[]): Message {
  for (const { at, deed, put, name } of mutations) {
    const places = placesIn(message);
    const place = places[at % places.length];
    if (!place) continue;
    const { holder, key } = place;
    const other = places[(at * 31 + 7) % places.length];
    const box = holder as Record<string, unknown>;
    const value = box[key];
    if (deed === "remove" && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (deed === "remove") delete box[key];
    else if (deed === "replace") box[key] = put;
    else if (deed === "rename") Object.defineProperty(box, name, { value, enumerable: true, configurable: true, writable: true });
    else if (deed === "repeat") box[key] = [value, value];
    else if (deed === "wrap") box[key] = { [name]: value };
    else if (other && !JSON.stringify(value ?? null).includes('"resourceType":"Bundle"')) (other.holder as Record<string, unknown>)[other.key] = structuredClone(value);
  }
  return message;
}

const { elementNames } = loadR4Definitions();
const isPath = (path: string): boolean => path === "$this" || path.split(".").every((name, at) => (at === 0 ? name === "Bundle" : elementNames.has(name.replace(/\[\d+\]$/, ""))));
const closed = new Set<string>([...Object.values(errorTexts), ...Object.values(findingTexts), ...Object.values(dropTexts)]);
const isClosed = (text: string): boolean => closed.has(text.replace(/ \(([a-z]+-\d+|unnamed)\)$/, ""));

describe("whatever comes", () => {
  test("REF-22 a mutated message gets a report: taken with every remark in place, or refused with its errors (CON-26: closed sentences, paths of known names)", () => {
    let [took, refused] = [0, 0];
    fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      const report = read(mutate(ownOrder(), mutations));
      const remarks = report.ok ? [...report.findings, ...report.dropped.map(({ path, why }) => ({ path, text: why }))] : report.errors;
      if (report.ok) took++;
      else refused++;
      for (const { path, text } of remarks) {
        expect(isPath(path), path).toBe(true);
        expect(isClosed(text), text).toBe(true);
      }
      expect(report.ok ? report.drafts.length : report.errors.length).toBeGreaterThan(0);
    }), { numRuns: 200, examples: [[[{ at: 1_492_429_150, deed: "rename", put: false, name: "valueOf" }, { at: 9_986_562, deed: "remove", put: false, name: "valueOf" }]]] });
    expect(took).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(50);
  }, 180_000);

  test("REF-22 any text gets a report", () => {
    const start = JSON.stringify(ownOrder());
    const damaged = fc.tuple(fc.nat(start.length - 1), fc.nat(20), fc.string()).map(([at, length, put]) => start.slice(0, at) + put + start.slice(at + length));
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), damaged), (text) => {
      const report = read(text);
      expect(report.ok || report.errors.length > 0).toBe(true);
    }), { numRuns: 200 });
  }, 180_000);
});
