import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Stryker } from "@stryker-mutator/core";
import { z } from "zod";

export type MutantResult = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

/** A change of the code that no test notices: where, what it was and became, and why that is as it should be. */
export const ExplainedSurvivor = z.strictObject({
  file: z.string(),
  /** The line on which it begins, trimmed: line numbers would move. */
  line: z.string(),
  from: z.string(),
  to: z.string(),
  why: z.string().min(20),
});
export type ExplainedSurvivor = z.infer<typeof ExplainedSurvivor>;
export type Survivor = Omit<ExplainedSurvivor, "why">;

/** The mutant in the words of the list. @param source the file as it was mutated */
export function survivorOf({ location: { start, end }, replacement }: Pick<MutantResult, "location" | "replacement">, file: string, source: string): Survivor {
  const lines = source.split("\n");
  // Stryker counts lines and columns from 1.
  const cut = lines.slice(start.line - 1, end.line);
  const from = cut.map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === cut.length - 1 ? end.column - 1 : undefined)).join("\n");
  return { file, line: (cut[0] ?? "").trim(), from: onOneLine(from), to: onOneLine(replacement ?? "") };
}

/** What survived without a word of explanation, and explanations of what no longer survives. */
export function compareSurvivors(survivors: readonly Survivor[], explained: readonly ExplainedSurvivor[]): { unexplained: Survivor[]; stale: ExplainedSurvivor[] } {
  const keys = new Set(survivors.map(keyOf));
  const known = new Set(explained.map(keyOf));
  return { unexplained: survivors.filter((survivor) => !known.has(keyOf(survivor))), stale: explained.filter((entry) => !keys.has(keyOf(entry))) };
}

export const readExplained = (folder: string): ExplainedSurvivor[] => ExplainedSurvivor.array().parse(JSON.parse(readFileSync(join(folder, "survivors.json"), "utf8")));

const keyOf = ({ file, line, from, to }: Survivor): string => JSON.stringify([file, line, from, to]);
const onOneLine = (code: string): string => code.replaceAll(/\s+/g, " ").trim();
