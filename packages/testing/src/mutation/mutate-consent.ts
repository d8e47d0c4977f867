import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { projectRoot } from "../project-files.ts";
import { compareSurvivors, type ExplainedSurvivor, type MutantResult, readExplained, type Survivor, survivorOf } from "./survivors.ts";

export interface MutationReport {
  readonly mutants: number;
  readonly caught: number;
  /** Percent of the mutants that a test caught. */
  readonly score: number;
  readonly unexplained: readonly Survivor[];
  /** Explained, but caught or gone: take them off the list. */
  readonly stale: readonly ExplainedSurvivor[];
  readonly explained: number;
}

const vitestRunner = import.meta.resolve("@stryker-mutator/vitest-runner");
const folder = join(projectRoot, "services", "consent", "mutation");

/**
 * Changes the consent domain in every small way that StrykerJS knows, and runs the domain's tests against each change.
 * @param mutate only these files, relative to the project; default: as the configuration says
 */
export async function mutateConsent(mutate?: readonly string[]): Promise<MutationReport> {
  process.chdir(projectRoot);
  const stryker = new Stryker({ configFile: join(folder, "stryker.config.json"), plugins: [vitestRunner], ...(mutate === undefined ? {} : { mutate: [...mutate] }) });
  const results = (await stryker.runMutationTest()).filter(({ status }) => status !== "Ignored" && status !== "CompileError");
  const survivors = results.filter(({ status }) => status === "Survived" || status === "NoCoverage").map(asSurvivor);
  // Of a run over some files nothing can be said about the others.
  const explained = readExplained(folder).filter(({ file }) => results.some(({ fileName }) => nameOf(fileName) === file));
  const caught = results.length - survivors.length;
  return { mutants: results.length, caught, score: (100 * caught) / results.length, ...compareSurvivors(survivors, explained), explained: explained.length };
}

/** Stryker reports the file in the project, though it ran a copy. */
const nameOf = (fileName: string): string => relative(projectRoot, fileName).replaceAll("\\", "/");
const asSurvivor = (mutant: MutantResult): Survivor => survivorOf(mutant, nameOf(mutant.fileName), readFileSync(mutant.fileName, "utf8"));
