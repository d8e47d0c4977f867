import type { Cursor } from "./cursor.ts";
import { loadR4Definitions } from "./r4-definitions.ts";
import { dropTexts, errorTexts, findingTexts, type DropReason, type ErrorCode, type FindingCode } from "./remark-texts.ts";

/** Something said about a place in the message. `path` is a FHIRPath; `$this` is the message as a whole. */
export interface Remark<Code extends string> { readonly path: string; readonly code: Code; readonly text: string }
export type ImportError = Remark<ErrorCode>;
export type ImportFinding = Remark<FindingCode>;

export const importError = (path: string, code: ErrorCode, detail = ""): ImportError => ({ path: knownPart(path), code, text: errorTexts[code] + detail });

/** A path as far as R4 knows its names: in a message that is not R4, a name can be anything, a person's too (CON-26). */
function knownPart(path: string): string {
  const [root = "", ...names] = path.split(".");
  if (names.length === 0) return path;
  const { elementNames } = loadR4Definitions();
  const unknown = names.findIndex((name) => !elementNames.has(name.replace(/\[\d+\]$/, "")));
  return [root, ...(unknown === -1 ? names : names.slice(0, unknown))].join(".");
}

/** What the readers write down while they read: what they take, and why they leave something. */
export interface Remarks {
  /** The text at this place is taken over to a field of the result. */
  keep(place: Cursor, to: string): void;
  /** Nothing is taken over from this place and below, unless something below was kept. A later reason replaces an earlier one. */
  drop(place: Cursor, reason: DropReason): void;
  find(path: string, code: FindingCode): void;
  readonly kept: ReadonlyMap<string, string>;
  readonly reasons: ReadonlyMap<string, DropReason>;
  /** One for each place and code, in the order of reading. */
  findings(): readonly ImportFinding[];
}

export function newRemarks(): Remarks {
  const kept = new Map<string, string>();
  const reasons = new Map<string, DropReason>();
  const findings = new Map<string, ImportFinding>();
  return {
    kept,
    reasons,
    keep: (place, to) => void kept.set(place.path, to),
    drop: (place, reason) => void reasons.set(place.path, reason),
    find: (path, code) => void findings.set(`${path} ${code}`, { path, code, text: findingTexts[code] }),
    findings: () => [...findings.values()],
  };
}

export const whyDropped = (reason: DropReason): string => dropTexts[reason];
