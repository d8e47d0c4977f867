import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const each = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1] ?? "");
const between = (text: string, start: string, end: string): string => text.slice(text.indexOf(start) + start.length).split(end)[0] ?? "";

/**
 * Codes that an answer carries as a plain string. The service that chooses them may not be imported from here (walls),
 * so they are read from its source; a source that is written otherwise gives an empty list, and that fails too.
 */
const importedDraft = read("services/referral/src/features/import-message/imported-draft.ts");
const remarks = read("services/referral/src/features/import-message/remark-texts.ts");
const remarksIn = (name: string): string[] => each(between(remarks, `${name} = {`, "} as const"), /^\s+([A-Z0-9_]+):/gm);
export const sourceCodes = {
  timeline: each(read("services/referral/src/domain/referral/events.ts"), /readonly type: "([a-z-]+)"/g),
  auditFinding: each(between(read("services/consent/src/domain/audit/finding.ts"), "sentences = {", "} as const"), /^\s+([A-Z_]+):/gm),
  importError: remarksIn("errorTexts"),
  importFinding: remarksIn("findingTexts"),
  importDropped: remarksIn("dropTexts"),
  // Where a part of the message was put: the last name of its place, `sourcePath` being none.
  importKept: [...new Set(each(between(importedDraft, "export const ImportedAddress", "sourcePath: "), /(\w+): (?!z\.strictObject|z\.array\(Imported)(?:z\.|shortText|Phone|Email|LocalDate|LanguageTag|AuthorityId|Relationship)/g)), "messageId"],
  relationship: each(between(importedDraft, "Relationship = z.enum([", "]"), /"([a-z-]+)"/g),
};

/** What the audit counts by name, wherever it does. */
export const countedByAudit: string[] = [...new Set(globSync("services/consent/src/features/audit/*.ts", { cwd: root }).flatMap((file) => each(read(file), /(?:looked|progressOf)\((?:findings, )?"([a-z ]+)"/g)))].toSorted();

/** Codes that a service's answers write out where they are described; AuthZEN's are read by programs alone. */
export const answeredCodes: { file: string; code: string }[] = globSync("services/*/src/api/**/*.ts", { cwd: root })
  .filter((file) => !file.includes("authzen"))
  .flatMap((file) => each(read(file), /z\.enum\(\[([^\]]*)\]/g).flatMap((list) => each(list, /"([^"]+)"/g)).map((code) => ({ file, code })));
